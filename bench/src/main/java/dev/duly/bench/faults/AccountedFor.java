package dev.duly.bench.faults;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// Accepted = sent + blocked + expired + canceled + failed + asked of a person + put off with a
/// reason, and each of them was accepted once.
final class AccountedFor implements Check {
    /// A wait that outlasts the run; shorter ones have to be over by its end.
    private static final Duration LONG = Duration.ofMinutes(10);

    /// Whether the provider dropped it, by its own word, and it is tried again much later.
    static boolean isPutOff(OutboundMessage text) {
        var step = text.timeline().getLast();
        return text.state() == MessageState.QUEUED
                && text.lastAttempt().stream()
                        .anyMatch(attempt -> attempt.outcome() == Attempt.Outcome.DROPPED)
                && step.reason().isPresent()
                && text.dueAt().isAfter(step.at().plus(LONG));
    }

    @Override
    public String promise() {
        return "every accepted text is accounted for";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        var found = new ArrayList<Violation>();
        evidence.outbound().forEach(text -> look(text, evidence, found));
        lost(evidence, found);
        unasked(evidence, found);
        return found;
    }

    private void look(OutboundMessage text, Evidence evidence, List<Violation> found) {
        var isUnexplained = text.timeline().getLast().reason().isEmpty();
        switch (text.state()) {
            case QUEUED, SENDING -> {
                if (!isPutOff(text)) {
                    found.add(broken(text, "is still unsettled", evidence));
                }
            }
            case UNCONFIRMED, BLOCKED, EXPIRED, CANCELED, FAILED -> {
                if (isUnexplained) {
                    var sentence = "is " + text.state().word() + " without a reason";
                    found.add(broken(text, sentence, evidence));
                }
            }
            case SENT, DELIVERED -> {
                if (text.providerId().isEmpty()) {
                    found.add(broken(text, "says that it went and has no provider's id", evidence));
                }
            }
            case RECEIVED -> found.add(broken(text, "is ours and says received", evidence));
        }
    }

    private void lost(Evidence evidence, List<Violation> found) {
        var kept = new HashMap<String, OutboundMessage>();
        evidence.outbound().forEach(text -> kept.put(text.id().value(), text));
        for (var promised : evidence.accepted()) {
            var text = kept.get(promised.id().value());
            if (text == null) {
                found.add(
                        new Violation(
                                promise(),
                                promised.id().value(),
                                "was accepted with 202 and is not in the store",
                                List.of("  asked for as " + promised.text().key())));
            } else if (promised.isCanceled() && !wasCanceled(text)) {
                found.add(broken(text, "was canceled with 200 and never stopped", evidence));
            }
        }
    }

    private static boolean wasCanceled(OutboundMessage text) {
        return text.timeline().stream().anyMatch(step -> step.state() == MessageState.CANCELED);
    }

    /// Kept texts that nobody was told of, or that were kept twice.
    private void unasked(Evidence evidence, List<Violation> found) {
        var told = new HashSet<String>();
        evidence.accepted().forEach(accepted -> told.add(accepted.text().key()));
        evidence.inDoubt().forEach(text -> told.add(text.key()));
        for (var text : evidence.outbound()) {
            var key = text.draft().key().map(IdempotencyKey::value).orElse("");
            if (text.draft().purpose() != Purpose.CONSENT && !told.remove(key)) {
                found.add(broken(text, "is in the store, and nobody was told of it", evidence));
            }
        }
    }

    private Violation broken(OutboundMessage text, String sentence, Evidence evidence) {
        return new Violation(promise(), text.id().value(), sentence, Story.of(text, evidence));
    }
}
