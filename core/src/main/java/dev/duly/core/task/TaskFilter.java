package dev.duly.core.task;

import dev.duly.core.department.DepartmentId;
import java.util.Optional;

/// Which tasks a list shows: those that pass each filter that is there.
public record TaskFilter(
        Optional<DepartmentId> departmentId, Optional<TaskKind> kind, Optional<TaskState> state) {
    /// All that somebody still has to look at.
    public static final TaskFilter OPEN =
            new TaskFilter(Optional.empty(), Optional.empty(), Optional.of(TaskState.OPEN));
}
