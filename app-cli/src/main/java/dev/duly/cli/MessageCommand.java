package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.message.MessageId;
import dev.duly.http.Documents;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows one message; with a verb behind the id, does something to it.
@Command(
        name = "message",
        description = "Shows one message with all that happened to it.",
        footer = {
            "",
            "Examples:",
            "  duly message 6921e5c10a4f3b2c1d000001",
            "  duly message 6921e5c10a4f3b2c1d000001 cancel",
            "  duly message 6921e5c10a4f3b2c1d000001 resend",
            "  duly message 6921e5c10a4f3b2c1d000001 resolve --given-up"
        })
final class MessageCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "The message's id: 24 hex digits.")
    private String id = "";

    MessageCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    MessageId id() {
        return Given.as("ID:", id, MessageId::new);
    }

    @Override
    public Integer call() {
        var wanted = id();
        try (var desk = Desk.open(surroundings)) {
            var said =
                    desk.duly()
                            .readThreads()
                            .message(desk.actor(Scope.READ), wanted)
                            .orElseThrow(() ->
                                    new CommandFailure(
                                            ExitCode.NOT_FOUND, "There is no message " + wanted));
            var now = desk.clock().instant();
            if (options.json()) {
                Json.print(surroundings.out(), Documents.message(said, now));
            } else {
                MessageSheet.print(surroundings.out(), said, now);
            }
            return ExitCode.OK.code();
        }
    }
}
