package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.Resolution;
import dev.duly.core.sending.ResolveResult;
import dev.duly.http.Documents;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Says what became of an unconfirmed text.
@Command(
        name = "resolve",
        description = {
            "Says what became of an unconfirmed text that no evidence settles.",
            "Who said it stands in its timeline."
        },
        footer = {
            "",
            "Examples:",
            "  duly message 6921e5c10a4f3b2c1d000001 resolve --taken SM0123456789abcdef0123456789abcdef",
            "  duly message 6921e5c10a4f3b2c1d000001 resolve --not-taken",
            "  duly message 6921e5c10a4f3b2c1d000001 resolve --given-up"
        })
final class ResolveCommand implements Callable<Integer> {
    /// One of three.
    static final class Outcome {
        @Option(
                names = "--taken",
                required = true,
                paramLabel = "SID",
                description = "The provider took it, under this id.")
        private Optional<String> taken = Optional.empty();

        @Option(
                names = "--not-taken",
                required = true,
                description = "The provider did not take it: it is sent again.")
        private boolean notTaken;

        @Option(
                names = "--given-up",
                required = true,
                description = "Whatever became of it, it is not sent again.")
        private boolean givenUp;

        private Resolution resolution() {
            if (notTaken) {
                return new Resolution.NotTaken();
            }
            if (givenUp) {
                return new Resolution.GivenUp();
            }
            var written = taken.orElseThrow();
            return new Resolution.Taken(Given.as("--taken", written, ProviderMessageId::new));
        }
    }

    private final Surroundings surroundings;

    @ParentCommand private @Nullable MessageCommand message;

    @ArgGroup(multiplicity = "1")
    private Outcome outcome = new Outcome();

    @Mixin private CommonOptions options = new CommonOptions();

    ResolveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (message == null) {
            throw new IllegalStateException("resolve stands behind a message's id only");
        }
        var id = message.id();
        var resolution = outcome.resolution();
        try (var desk = Desk.open(surroundings)) {
            var actor = desk.actor(Scope.SEND);
            return switch (desk.duly().resolveMessage().resolve(id, resolution, actor)) {
                case ResolveResult.Resolved(var text) -> print(desk, text);
                case ResolveResult.NotOpen(var text) ->
                        throw new CommandFailure(
                                ExitCode.REFUSED,
                                "The text is %s: only one that is unconfirmed waits for a person's word."
                                        .formatted(text.state().word()));
                case ResolveResult.TooSoon(var until) ->
                        throw new CommandFailure(
                                ExitCode.REFUSED,
                                "Too soon: Duly still asks the provider itself. Say --not-taken after "
                                        + until
                                        + " if the text is unconfirmed then.");
                case ResolveResult.IdTaken(var owner) ->
                        throw new CommandFailure(
                                ExitCode.REFUSED,
                                "--taken belongs to another text, message " + owner);
                case ResolveResult.NotFound() ->
                        throw new CommandFailure(
                                ExitCode.NOT_FOUND, "There is no outbound message " + id);
            };
        }
    }

    private int print(Desk desk, OutboundMessage text) {
        if (options.json()) {
            Json.print(surroundings.out(), Documents.changed(text, desk.clock().instant()));
            return ExitCode.OK.code();
        }
        surroundings
                .out()
                .println(
                        "Settled: %s is %s. %s"
                                .formatted(
                                        text.id(),
                                        text.state().word(),
                                        MessageSheet.why(text.timeline().getLast()))
                                .strip());
        return ExitCode.OK.code();
    }
}
