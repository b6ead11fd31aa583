package dev.duly.cli;

import dev.duly.core.message.Decision;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import dev.duly.core.sending.NotComposed;
import dev.duly.core.sending.SubmitResult;
import dev.duly.core.template.TemplateFault;
import dev.duly.http.Documents;
import java.util.stream.Collectors;

/// What a command says of a text that it handed in.
final class HandedIn {
    private final Surroundings surroundings;
    private final boolean json;

    HandedIn(Surroundings surroundings, boolean json) {
        this.surroundings = surroundings;
        this.json = json;
    }

    /// The text that is kept.
    ///
    /// @throws CommandFailure when none is
    OutboundMessage message(SubmitResult result) {
        return switch (result) {
            case SubmitResult.Accepted(var kept) -> kept;
            case SubmitResult.AlreadyAccepted(var earlier) -> earlier;
            case SubmitResult.KeyReused(var earlier) ->
                    throw new CommandFailure(
                            ExitCode.REFUSED, "--key belongs to another text already: " + earlier);
            case SubmitResult.Refused(var decision) -> throw refused(decision);
            case SubmitResult.Failed(var why) -> throw notComposed(why);
        };
    }

    static CommandFailure notComposed(NotComposed why) {
        return switch (why) {
            case NotComposed.UnknownDepartment(var id) ->
                    new CommandFailure(ExitCode.NOT_FOUND, "There is no department " + id);
            case NotComposed.UnknownContact(var id) ->
                    new CommandFailure(ExitCode.NOT_FOUND, "There is no contact " + id);
            case NotComposed.NoTemplate(var sentence) ->
                    new CommandFailure(ExitCode.NOT_FOUND, sentence);
            case NotComposed.Faulty(var faults) ->
                    new CommandFailure(
                            ExitCode.USAGE,
                            faults.stream()
                                    .map(TemplateFault::sentence)
                                    .collect(Collectors.joining(" ")));
            case NotComposed.UnfitWords(var rule) -> Given.wrong("--body", rule);
        };
    }

    /// Says what will become of it. The exit code.
    int print(Desk desk, OutboundMessage message) {
        if (json) {
            Json.print(surroundings.out(), Documents.accepted(message));
            return ExitCode.OK.code();
        }
        var out = surroundings.out();
        out.println("Kept as " + message.id() + ", " + message.state().word() + ".");
        message.timeline().getFirst().reason().map(HandedIn::sentence).ifPresent(out::println);
        if (desk.serving().isEmpty()) {
            out.println("Nobody is serving this data now: it will be sent when `duly serve` runs.");
        }
        out.println("See what becomes of it: duly message " + message.id());
        return ExitCode.OK.code();
    }

    private CommandFailure refused(Decision decision) {
        if (json) {
            Json.print(surroundings.out(), Documents.refused(decision));
        }
        var why =
                switch (decision.verdict()) {
                    case Verdict.Refuse(var reason) -> sentence(reason);
                    case Verdict.Expire(var reason) -> sentence(reason);
                    case Verdict.Allow _, Verdict.Hold _ -> "A rule is against it.";
                };
        return new CommandFailure(ExitCode.REFUSED, "Not sent and not kept. " + why);
    }

    private static String sentence(Reason reason) {
        return reason.sentence() + " " + reason.nextStep();
    }
}
