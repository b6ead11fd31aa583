/// What somebody has to be told at once. Start at {@link dev.duly.core.health.AlertNotifier}.
///
/// Knows nothing of what can go wrong: that is said by who notices it.
@NullMarked
package dev.duly.core.health;

import org.jspecify.annotations.NullMarked;
