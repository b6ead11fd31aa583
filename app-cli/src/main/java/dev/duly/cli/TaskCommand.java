package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.client.ContactId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.task.Done;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskId;
import dev.duly.http.Documents;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows one task; with a verb behind the id, does something to it.
@Command(
        name = "task",
        description = "Shows one task: what is the matter, and what to do.",
        footer = {
            "",
            "Examples:",
            "  duly task 6921e5c10a4f3b2c1d000009",
            "  duly task 6921e5c10a4f3b2c1d000009 done --note \"New number taken at the desk.\""
        })
final class TaskCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "The task's id: 24 hex digits.")
    private String id = "";

    TaskCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    TaskId id() {
        return Given.as("ID:", id, TaskId::new);
    }

    @Override
    public Integer call() {
        var wanted = id();
        try (var desk = Desk.open(surroundings)) {
            var task =
                    desk.duly()
                            .readTasks()
                            .task(desk.actor(Scope.READ), wanted)
                            .orElseThrow(() ->
                                    new CommandFailure(
                                            ExitCode.NOT_FOUND, "There is no task " + wanted));
            if (options.json()) {
                Json.print(surroundings.out(), Documents.task(task));
            } else {
                print(task);
            }
            return ExitCode.OK.code();
        }
    }

    private void print(Task task) {
        var about = task.about();
        var table = new Table();
        table.row("Task", task.id() + ", " + task.state().word());
        table.row("Kind", task.kind().word());
        table.row("What", Plain.words(task.sentence()));
        table.row("Do", Plain.words(task.nextStep()));
        table.row("Department", task.departmentId().value());
        about.phone().map(PhoneNumber::e164).ifPresent(number -> table.row("Number", number));
        about.contactId().map(ContactId::value).ifPresent(it -> table.row("Contact", it));
        about.threadId().map(ThreadId::value).ifPresent(it -> table.row("Thread", it));
        about.messageId().map(MessageId::value).ifPresent(it -> table.row("Message", it));
        table.row("Opened", Plain.time(task.openedAt()));
        task.done().ifPresent(done -> print(table, done));
        table.print(surroundings.out());
    }

    private static void print(Table table, Done done) {
        table.row("Done", Plain.time(done.at()) + " by " + done.by().id());
        done.note().ifPresent(note -> table.row("Note", Plain.words(note)));
    }
}
