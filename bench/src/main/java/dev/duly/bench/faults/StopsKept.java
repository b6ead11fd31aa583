package dev.duly.bench.faults;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.revocation.Keyword;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Once our webhook has answered a STOP, no create for that number begins, until the next START. A
/// second is allowed for what was on the wire.
final class StopsKept implements Check {
    static final Duration ON_THE_WIRE = Duration.ofSeconds(1);

    /// @param until when a START reached the provider; empty for never
    private record Silence(String number, Instant since, Optional<Instant> until) {
        boolean covers(Instant moment) {
            return moment.isAfter(since.plus(ON_THE_WIRE))
                    && until.filter(end -> !moment.isBefore(end)).isEmpty();
        }
    }

    @Override
    public String promise() {
        return "after a STOP no text goes";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        return silences(evidence).stream()
                .flatMap(silence -> broken(silence, evidence).stream())
                .toList();
    }

    private static List<Silence> silences(Evidence evidence) {
        var heard = evidence.sandbox().stream().filter(SandboxText::isInbound).toList();
        return heard.stream()
                .filter(text -> says(text, ConsentChange.Kind.OPT_OUT))
                .filter(text -> text.answeredAt().isPresent())
                .map(stop ->
                        new Silence(
                                stop.from(),
                                stop.answeredAt().orElseThrow(),
                                heard.stream()
                                        .filter(text -> text.from().equals(stop.from()))
                                        .filter(text -> says(text, ConsentChange.Kind.OPT_IN))
                                        .map(SandboxText::arrivedAt)
                                        .filter(stop.arrivedAt()::isBefore)
                                        .min(Comparator.naturalOrder())))
                .toList();
    }

    private List<Violation> broken(Silence silence, Evidence evidence) {
        var found = new ArrayList<Violation>();
        var person = new PhoneNumber(silence.number());
        evidence.sandbox().stream()
                .filter(SandboxText::isTaken)
                .filter(text -> text.to().equals(silence.number()))
                .filter(text -> silence.covers(text.arrivedAt()))
                .map(text -> violation(text.sid(), silence, Story.atSandbox(person, evidence)))
                .forEach(found::add);
        evidence.outbound().stream()
                .filter(text -> text.draft().to().e164().equals(silence.number()))
                .filter(text -> isAttempted(text, silence))
                .map(text -> violation(text.id().value(), silence, Story.of(text, evidence)))
                .forEach(found::add);
        return found;
    }

    /// The sandbox shows nothing of a create that it refused: our own record does.
    private static boolean isAttempted(OutboundMessage text, Silence silence) {
        return text.attempts().stream()
                .filter(attempt -> attempt.outcome() != Attempt.Outcome.NOT_MADE)
                .map(Attempt::startedAt)
                .anyMatch(silence::covers);
    }

    private Violation violation(String subject, Silence silence, List<String> story) {
        return new Violation(
                promise(),
                subject,
                "went after the STOP that we answered at " + silence.since(),
                story);
    }

    private static boolean says(SandboxText text, ConsentChange.Kind kind) {
        return Keyword.of(text.body()).stream().anyMatch(word -> means(word, kind));
    }

    private static boolean means(Keyword word, ConsentChange.Kind kind) {
        return switch (word.kind()) {
            case OPT_OUT -> kind == ConsentChange.Kind.OPT_OUT;
            case OPT_IN -> kind == ConsentChange.Kind.OPT_IN;
            case HELP -> false;
        };
    }
}
