package dev.duly.core.task;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.access.AuditedReading;
import dev.duly.core.message.Ids;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Shows staff what they have to look at. Each reading is audited before anything is shown.
public final class ReadTasks {
    private final Tasks tasks;
    private final AuditedReading reading;

    public ReadTasks(Tasks tasks, AuditLog audit, Ids ids, InstantSource clock) {
        this.tasks = tasks;
        this.reading = new AuditedReading(audit, ids, clock);
    }

    /// One task.
    public Optional<Task> task(Actor by, TaskId id) {
        reading.begins(by, "task.read", Map.of("task", id.value()));
        return tasks.find(id);
    }

    /// The tasks that pass `filter`, the longest open first.
    public Page<Task> list(Actor by, TaskFilter filter, Optional<Cursor> cursor, int limit) {
        reading.begins(by, "tasks.listed", asked(filter));
        return tasks.page(filter, cursor, limit);
    }

    private static Map<String, String> asked(TaskFilter filter) {
        var asked = new TreeMap<String, String>();
        filter.departmentId().ifPresent(id -> asked.put("department", id.value()));
        filter.kind().ifPresent(kind -> asked.put("kind", kind.word()));
        filter.state().ifPresent(state -> asked.put("state", state.word()));
        return asked;
    }
}
