/// What changed, told to whoever looks on. Start at {@link dev.duly.core.events.LiveEvents}.
///
/// Tells that something changed and nothing of what it says; the parts that change do not know that
/// anybody is told.
@NullMarked
package dev.duly.core.events;

import org.jspecify.annotations.NullMarked;
