package dev.duly.core.task;

import dev.duly.core.message.Ids;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Takes a person's word that a task is done.
public final class CloseTask {
    /// The audit's chain of everything about tasks.
    static final String STREAM = "tasks";

    private final Tasks tasks;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    public CloseTask(Tasks tasks, AuditLog audit, Ids ids, InstantSource clock) {
        this.tasks = tasks;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// Audits that the task is done, then keeps it so.
    ///
    /// @param note as [Done#note]
    public Closing close(TaskId id, Optional<String> note, Actor by) {
        var task = tasks.find(id);
        if (task.isEmpty()) {
            return new Closing.Unknown();
        }
        if (task.get().state() == TaskState.DONE) {
            return new Closing.DoneAlready(task.get());
        }
        var how = new Done(by, clock.instant(), note);
        record(task.get(), how);
        return tasks.close(id, how);
    }

    private void record(Task task, Done how) {
        audit.append(
                AuditDraft.of(
                        "task:" + ids.next(),
                        STREAM,
                        how.at(),
                        how.by(),
                        "task.closed",
                        Map.of(
                                "task", task.id().value(),
                                "kind", task.kind().word(),
                                "department", task.departmentId().value())));
    }
}
