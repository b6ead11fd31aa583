/// What a person has to look at, because no rule can decide it. Start at {@link
/// dev.duly.core.task.Tasks}.
///
/// Does nothing about what it is about: who closes a task has done that, or decided that nothing is
/// to be done.
@NullMarked
package dev.duly.core.task;

import org.jspecify.annotations.NullMarked;
