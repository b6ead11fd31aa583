/// The whole, put together. Start at {@link dev.duly.core.system.Duly}.
///
/// The one place in core that knows every feature, and the one that starts threads.
@NullMarked
package dev.duly.core.system;

import org.jspecify.annotations.NullMarked;
