/// One text in. Start at {@link dev.duly.core.receiving.ReceiveMessage}.
///
/// Knows nothing of webhooks' form or signature.
@NullMarked
package dev.duly.core.receiving;

import org.jspecify.annotations.NullMarked;
