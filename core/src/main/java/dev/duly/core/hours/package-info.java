/// When a text may go, by the clocks of the person who gets it. Start at {@link
/// dev.duly.core.hours.Openings}.
///
/// Knows zones, states and what a number tells of them; not messages, purposes or departments. All
/// of it is pure: the moment comes in with the question.
@NullMarked
package dev.duly.core.hours;

import org.jspecify.annotations.NullMarked;
