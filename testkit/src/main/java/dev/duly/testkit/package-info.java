/// One contract per port, as main code, and the samples that they work with. Start at {@link
/// dev.duly.testkit.MessageStoreContract}, then {@link dev.duly.testkit.Samples}.
///
/// Knows core and no adapter.
@NullMarked
package dev.duly.testkit;

import org.jspecify.annotations.NullMarked;
