package dev.duly.core.task;

/// What became of a task that was to be closed.
public sealed interface Closing {
    /// It is done now.
    record Closed(Task task) implements Closing {}

    /// Somebody was first; nothing changed.
    ///
    /// @param task as that one left it
    record DoneAlready(Task task) implements Closing {}

    /// There is no such task.
    record Unknown() implements Closing {}
}
