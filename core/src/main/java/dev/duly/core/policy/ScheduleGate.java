package dev.duly.core.policy;

import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import java.time.Instant;

/// A text waits for the time it is scheduled for, and is worth nothing after the one its sender
/// named.
public final class ScheduleGate implements Gate {
    @Override
    public String name() {
        return "schedule";
    }

    @Override
    public String rule(Facts facts) {
        return "the times that the sender asked for";
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        var terms = draft.terms();
        if (terms.expiresAt().stream().anyMatch(end -> !end.isAfter(now))) {
            return new Verdict.Expire(
                    Reason.of(
                            "expired",
                            "The time after which the text is worth nothing has passed.",
                            "Reach the client by other means if it still matters."));
        }
        return terms.notBefore()
                .filter(time -> time.isAfter(now))
                .<Verdict>map(time ->
                        new Verdict.Hold(
                                time,
                                Reason.of(
                                        "scheduled",
                                        "The text is scheduled for later.",
                                        "Nothing: it goes then, if the rules still allow it.")))
                .orElseGet(Verdict.Allow::new);
    }
}
