package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.sending.CancelResult;
import dev.duly.http.Documents;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// Stops a text that still waits.
@Command(
        name = "cancel",
        description = "Stops a text that still waits.",
        footer = {"", "Example:", "  duly message 6921e5c10a4f3b2c1d000001 cancel"})
final class CancelCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable MessageCommand message;

    @Mixin private CommonOptions options = new CommonOptions();

    CancelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (message == null) {
            throw new IllegalStateException("cancel stands behind a message's id only");
        }
        var id = message.id();
        try (var desk = Desk.open(surroundings)) {
            return switch (desk.duly().cancelMessage().cancel(id, desk.actor(Scope.SEND))) {
                case CancelResult.Canceled(var text) -> {
                    if (options.json()) {
                        Json.print(surroundings.out(), Documents.accepted(text));
                    } else {
                        surroundings.out().println("Canceled " + id + ": it will not be sent.");
                    }
                    yield ExitCode.OK.code();
                }
                case CancelResult.TooLate(var text) ->
                        throw new CommandFailure(
                                ExitCode.REFUSED,
                                "Too late: the text is %s already. Only a text that is queued can be canceled."
                                        .formatted(text.state().word()));
                case CancelResult.NotFound() ->
                        throw new CommandFailure(
                                ExitCode.NOT_FOUND, "There is no outbound message " + id);
            };
        }
    }
}
