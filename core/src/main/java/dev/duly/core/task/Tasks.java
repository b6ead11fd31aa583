package dev.duly.core.task;

import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import java.util.Optional;

/// What people have to look at. Nothing is ever deleted.
public interface Tasks {
    /// Keeps `task`, which is open, once per kind and source: when there is one already, open or
    /// done, nothing changes.
    Appended open(Task task);

    Optional<Task> find(TaskId id);

    /// Closes an open task. Of two who close one task exactly one does, and the other is told who
    /// did.
    Closing close(TaskId id, Done how);

    /// At most `limit` tasks that pass `filter`, after `cursor`, the longest open first.
    Page<Task> page(TaskFilter filter, Optional<Cursor> cursor, int limit);
}
