package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.task.Closing;
import dev.duly.core.task.Done;
import dev.duly.core.task.Task;
import dev.duly.http.Documents;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Says that a task is done.
@Command(
        name = "done",
        description = "Says that a task is done. What is done stays done.",
        footer = {
            "",
            "Example:",
            "  duly task 6921e5c10a4f3b2c1d000009 done --note \"New number taken at the desk.\""
        })
final class DoneCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable TaskCommand task;

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--note",
            paramLabel = "WORDS",
            description = "What was found or done, in your own words.")
    private Optional<String> note = Optional.empty();

    DoneCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (task == null) {
            throw new IllegalStateException("done stands behind a task's id only");
        }
        var id = task.id();
        var words = note.map(written -> Given.as("--note", written, Done::checkedNote));
        try (var desk = Desk.open(surroundings)) {
            return switch (desk.duly().closeTask().close(id, words, desk.actor(Scope.SEND))) {
                case Closing.Closed(var closed) -> {
                    print(closed);
                    yield ExitCode.OK.code();
                }
                case Closing.DoneAlready(var earlier) -> throw doneAlready(earlier);
                case Closing.Unknown() ->
                        throw new CommandFailure(ExitCode.NOT_FOUND, "There is no task " + id);
            };
        }
    }

    private void print(Task closed) {
        if (options.json()) {
            Json.print(surroundings.out(), Documents.task(closed));
            return;
        }
        surroundings.out().println("Done: " + closed.id());
    }

    private static CommandFailure doneAlready(Task task) {
        var done = task.done().orElseThrow();
        return new CommandFailure(
                ExitCode.REFUSED,
                "The task was done by %s at %s already."
                        .formatted(done.by().id(), Plain.time(done.at())));
    }
}
