package dev.duly.cli;

import dev.duly.core.Page;
import dev.duly.core.access.Scope;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.TaskState;
import dev.duly.http.Documents;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists what people have to look at.
@Command(
        name = "tasks",
        description = "Lists what a person has to look at, the longest open first.",
        footer = {
            "",
            "Examples:",
            "  duly tasks --department pretrial",
            "  duly tasks --kind wrong_number --state all"
        })
final class TasksCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private Paging paging = new Paging();

    @Option(names = "--department", paramLabel = "ID", description = "Of this department alone.")
    private Optional<String> department = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "review_opt_out, wrong_number, appointment_maybe_meant, expired_unsent, blocked_by_provider or bad_number.")
    private Optional<String> kind = Optional.empty();

    @Option(
            names = "--state",
            defaultValue = "open",
            paramLabel = "STATE",
            description = "open, done or all (default: ${DEFAULT-VALUE}).")
    private String state = "open";

    TasksCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var filter = filter();
        var cursor = paging.cursor();
        var limit = paging.limit();
        try (var desk = Desk.open(surroundings)) {
            var page = desk.duly().readTasks().list(desk.actor(Scope.READ), filter, cursor, limit);
            if (options.json()) {
                Json.print(surroundings.out(), Documents.tasks(page));
            } else {
                print(page);
            }
            return ExitCode.OK.code();
        }
    }

    private TaskFilter filter() {
        return new TaskFilter(
                department.map(id -> Given.as("--department", id, DepartmentId::new)),
                kind.map(word -> Given.as("--kind", word, TaskKind::of)),
                state());
    }

    private Optional<TaskState> state() {
        return switch (state) {
            case "open" -> Optional.of(TaskState.OPEN);
            case "done" -> Optional.of(TaskState.DONE);
            case "all" -> Optional.empty();
            default -> throw Given.wrong("--state", "must be open, done or all");
        };
    }

    private void print(Page<Task> page) {
        if (page.items().isEmpty()) {
            surroundings.out().println("No tasks.");
            return;
        }
        var table = new Table("Opened", "Task", "Kind", "State", "Department", "Number", "What");
        for (var task : page.items()) {
            table.row(
                    Plain.time(task.openedAt()),
                    task.id().value(),
                    task.kind().word(),
                    task.state().word(),
                    task.departmentId().value(),
                    task.about().phone().map(PhoneNumber::e164).orElse("-"),
                    Plain.words(task.sentence()));
        }
        table.print(surroundings.out());
        page.next()
                .ifPresent(next ->
                        surroundings.out().println("More: the same command with --cursor " + next));
    }
}
