/// Who may do what, and who read what. Start at {@link dev.duly.core.access.Access}.
///
/// Knows nothing of HTTP.
@NullMarked
package dev.duly.core.access;

import org.jspecify.annotations.NullMarked;
