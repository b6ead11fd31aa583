/// What became of a text. Start at {@link dev.duly.core.receipt.RecordReceipt}.
///
/// Knows messages, and nothing of how they were sent.
@NullMarked
package dev.duly.core.receipt;

import org.jspecify.annotations.NullMarked;
