package dev.duly.sqlite;

import dev.duly.core.Cursor;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words and values of one page of tasks: one walk along the index of what narrows most, from
/// where the page before ended. What is open is a short list, whoever has to look.
final class TaskQuery {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final String index;

    TaskQuery(TaskFilter filter, Optional<Cursor> cursor, int max) {
        this.index = index(filter);
        filter.departmentId().ifPresent(id -> add("department_id = ?", id.value()));
        filter.kind().ifPresent(kind -> add("kind = ?", kind.name()));
        // In the words of `task_open`: SQLite takes that index for these alone.
        filter.state()
                .map(state -> state == TaskState.OPEN ? "done_at IS NULL" : "done_at IS NOT NULL")
                .ifPresent(conditions::add);
        cursor.ifPresent(after -> {
            add("(opened_at, id) > (?, ?)", after.at());
            values.add(after.id());
        });
        values.add(max);
    }

    String sql() {
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return "SELECT * FROM task INDEXED BY " + index + where + " ORDER BY opened_at, id LIMIT ?";
    }

    Object[] values() {
        return values.toArray();
    }

    private static String index(TaskFilter filter) {
        if (filter.state().equals(Optional.of(TaskState.OPEN))) {
            return "task_open";
        }
        if (filter.departmentId().isPresent()) {
            return "task_by_department";
        }
        return filter.kind().isPresent() ? "task_by_kind" : "task_by_opening";
    }

    private void add(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }
}
