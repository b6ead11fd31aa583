/// A text and its life. Start at {@link dev.duly.core.message.OutboundMessage}.
///
/// Knows nothing of how it is sent, received or shown.
@NullMarked
package dev.duly.core.message;

import org.jspecify.annotations.NullMarked;
