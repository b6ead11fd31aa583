/// Why a text is sent, and what differs by it. Start at {@link dev.duly.core.purpose.Purpose}.
///
/// Knows nothing else, so that departments and messages can both speak of it.
@NullMarked
package dev.duly.core.purpose;

import org.jspecify.annotations.NullMarked;
