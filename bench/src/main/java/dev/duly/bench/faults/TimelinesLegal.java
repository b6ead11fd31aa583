package dev.duly.bench.faults;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.StateChange;
import dev.duly.core.record.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every timeline follows the table of legal steps, every step has had its consequences, and
/// revisions and attempts are counted as they should be.
final class TimelinesLegal implements Check {
    @Override
    public String promise() {
        return "every timeline is legal";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        var found = new ArrayList<Violation>();
        for (var text : evidence.outbound()) {
            complaints(text)
                    .forEach(sentence ->
                            found.add(
                                    new Violation(
                                            promise(),
                                            text.id().value(),
                                            sentence,
                                            Story.of(text, evidence))));
        }
        for (var text : evidence.inbound()) {
            if (text.timeline().size() != 1 || text.hasUndrained()) {
                found.add(
                        new Violation(
                                promise(),
                                text.id().value(),
                                "came in, and its one step is not one or has no consequences",
                                List.of()));
            }
        }
        return found;
    }

    private static List<String> complaints(OutboundMessage text) {
        var complaints = new ArrayList<String>();
        if (text.timeline().getFirst().state() != MessageState.QUEUED) {
            complaints.add("does not begin as queued");
        }
        for (var i = 1; i < text.timeline().size(); i++) {
            illegal(text.timeline().get(i - 1), text.timeline().get(i)).ifPresent(complaints::add);
        }
        if (text.drained() != text.timeline().size()) {
            complaints.add(
                    "has %d steps, and consequences of %d"
                            .formatted(text.timeline().size(), text.drained()));
        }
        if (text.revision().value() < text.timeline().size()) {
            complaints.add("has more steps than revisions");
        }
        for (var i = 0; i < text.attempts().size(); i++) {
            wrong(text, text.attempts().get(i), i + 1).ifPresent(complaints::add);
        }
        return complaints;
    }

    private static Optional<String> illegal(StateChange before, StateChange after) {
        var isLegal =
                before.state().canBecome(after.state())
                        || (after.by().equals(Actor.PROVIDER)
                                && before.state().canBecomeByReceipt(after.state()));
        return isLegal
                ? Optional.empty()
                : Optional.of(
                        "goes from %s to %s"
                                .formatted(before.state().word(), after.state().word()));
    }

    private static Optional<String> wrong(OutboundMessage text, Attempt attempt, int number) {
        if (attempt.number() != number) {
            return Optional.of("has attempt %d in place %d".formatted(attempt.number(), number));
        }
        var isUnderWay = text.state().isInFlight() && number == text.attempts().size();
        var isOpen = attempt.outcome() == Attempt.Outcome.OPEN;
        return isOpen && !isUnderWay
                ? Optional.of("has attempt %d open, and is over".formatted(number))
                : Optional.empty();
    }
}
