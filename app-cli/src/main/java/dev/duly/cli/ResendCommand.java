package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.sending.ResendResult;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Sends a text once more.
@Command(
        name = "resend",
        description = {
            "Sends a text once more: as a new message that names the first.",
            "The first has to be over, and stays as it ended."
        },
        footer = {
            "",
            "Examples:",
            "  duly message 6921e5c10a4f3b2c1d000001 resend",
            "  duly message 6921e5c10a4f3b2c1d000001 resend --key again-8812"
        })
final class ResendCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable MessageCommand message;

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Your own name for this send: the same key never sends a second text.")
    private Optional<String> key = Optional.empty();

    ResendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (message == null) {
            throw new IllegalStateException("resend stands behind a message's id only");
        }
        var id = message.id();
        try (var desk = Desk.open(surroundings)) {
            var actor = desk.actor(Scope.SEND);
            var asked = key.map(written -> key(desk, written));
            return switch (desk.duly().resendMessage().resend(id, asked, actor)) {
                case ResendResult.Submitted(var result) -> {
                    var handedIn = new HandedIn(surroundings, options.json());
                    yield handedIn.print(desk, handedIn.message(result));
                }
                case ResendResult.NotOver(var text) ->
                        throw new CommandFailure(
                                ExitCode.REFUSED,
                                "The text is %s: sent again now, the person could get it twice."
                                        .formatted(text.state().word()));
                case ResendResult.Never _ ->
                        throw new CommandFailure(
                                ExitCode.REFUSED,
                                "An answer to a keyword is given once, and only once.");
                case ResendResult.NotFound() ->
                        throw new CommandFailure(
                                ExitCode.NOT_FOUND, "There is no outbound message " + id);
            };
        }
    }

    private static IdempotencyKey key(Desk desk, String written) {
        return Given.as("--key", () -> new IdempotencyKey(desk.principal().application(), written));
    }
}
