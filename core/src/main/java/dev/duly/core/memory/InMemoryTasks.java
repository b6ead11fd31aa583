package dev.duly.core.memory;

import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.task.Closing;
import dev.duly.core.task.Done;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.Tasks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tasks in memory.
final class InMemoryTasks implements Tasks {
    private record Origin(TaskKind kind, String source) {}

    private final Set<Origin> origins = new HashSet<>();
    private final Map<TaskId, Task> tasks = new HashMap<>();

    @Override
    public synchronized Appended open(Task task) {
        if (!origins.add(new Origin(task.kind(), task.source()))) {
            return Appended.REPEATED;
        }
        tasks.put(task.id(), task);
        return Appended.NEW;
    }

    @Override
    public synchronized Optional<Task> find(TaskId id) {
        return Optional.ofNullable(tasks.get(id));
    }

    @Override
    public synchronized Closing close(TaskId id, Done how) {
        var task = tasks.get(id);
        if (task == null) {
            return new Closing.Unknown();
        }
        if (task.done().isPresent()) {
            return new Closing.DoneAlready(task);
        }
        tasks.put(id, task.done(how));
        return new Closing.Closed(task.done(how));
    }

    @Override
    public synchronized Page<Task> page(TaskFilter filter, Optional<Cursor> cursor, int limit) {
        return Paging.page(
                tasks.values().stream().filter(task -> passes(filter, task)),
                task -> Cursor.after(task.openedAt(), task.id().value()),
                Paging.OLDEST_FIRST,
                cursor,
                limit);
    }

    private static boolean passes(TaskFilter filter, Task task) {
        return filter.departmentId().map(task.departmentId()::equals).orElse(true)
                && filter.kind().map(task.kind()::equals).orElse(true)
                && filter.state().map(task.state()::equals).orElse(true);
    }
}
