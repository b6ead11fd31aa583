package dev.duly.core.policy;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Ids;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Changes a department, or adds one. What waits is judged by the new policy when it comes to go,
/// and what the old one held is looked at again.
public final class SaveDepartment {
    /// What became of it.
    public sealed interface Result {
        record Saved(Department department) implements Result {}

        /// It says what the department says already; nothing was kept.
        record Same(Department department) implements Result {}

        /// Somebody else changed it since the caller read it.
        ///
        /// @param newest its version now; 0 when there is no such department
        record Outdated(int newest) implements Result {}
    }

    private final Departments departments;
    private final AuditLog audit;
    private final Consumer<DepartmentId> lookAgain;
    private final Ids ids;
    private final InstantSource clock;

    /// @param lookAgain has what the former policy of a department held looked at again
    public SaveDepartment(
            Departments departments,
            AuditLog audit,
            Consumer<DepartmentId> lookAgain,
            Ids ids,
            InstantSource clock) {
        this.departments = departments;
        this.audit = audit;
        this.lookAgain = lookAgain;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param wanted what the department is to be; its version does not matter
    /// @param expected the version that the caller changed; 0 for a new department; empty for
    ///   whichever is the newest
    public Result save(Department wanted, Optional<Integer> expected, Actor by) {
        var kept = departments.find(wanted.id());
        var newest = kept.map(Department::version).orElse(0);
        if (expected.isPresent() && !expected.get().equals(newest)) {
            return new Result.Outdated(newest);
        }
        var next = kept.map(before -> before.changedTo(wanted)).orElse(first(wanted));
        if (kept.filter(before -> isSame(before, next)).isPresent()) {
            return new Result.Same(kept.get());
        }
        return keep(next, by);
    }

    private Result keep(Department next, Actor by) {
        audit.append(
                AuditDraft.of(
                        "department:" + ids.next(),
                        "department:" + next.id(),
                        clock.instant(),
                        by,
                        "department.changed",
                        Map.of(
                                "department", next.id().value(),
                                "version", Integer.toString(next.version()))));
        return switch (departments.keep(next)) {
            case KEPT -> {
                lookAgain.accept(next.id());
                yield new Result.Saved(next);
            }
            case STALE ->
                    new Result.Outdated(
                            departments.find(next.id()).map(Department::version).orElse(0));
        };
    }

    private static boolean isSame(Department before, Department next) {
        return before.changedTo(before).equals(next);
    }

    private static Department first(Department wanted) {
        return Department.first(
                        wanted.id(),
                        wanted.name(),
                        wanted.language(),
                        wanted.timeZone(),
                        wanted.sender(),
                        wanted.policy())
                .calledAt(wanted.helpPhone());
    }
}
