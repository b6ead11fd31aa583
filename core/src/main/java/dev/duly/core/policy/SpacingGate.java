package dev.duly.core.policy;

import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import java.time.Instant;

/// Between two texts to one person lies some time, so that they do not come as a burst.
public final class SpacingGate implements Gate {
    @Override
    public String name() {
        return "spacing";
    }

    @Override
    public String rule(Facts facts) {
        return facts.department().rule();
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        return Exemption.ofAnswer(draft)
                .or(() -> Exemption.ofReply(draft))
                .orElseGet(() -> spaced(draft, facts, now));
    }

    private static Verdict spaced(Draft draft, Facts facts, Instant now) {
        var spacing = facts.department().policy().spacing();
        var free = facts.recent().texts().stream().findFirst().map(last -> last.plus(spacing));
        if (spacing.isZero() || free.stream().noneMatch(time -> time.isAfter(now))) {
            return new Verdict.Allow();
        }
        return Exemption.ofOverride(draft)
                .orElseGet(() ->
                        new Verdict.Hold(
                                free.get(),
                                Reason.of(
                                        "spacing",
                                        "The client has just had a text, and %s leaves %d min between two."
                                                .formatted(
                                                        facts.department().name(),
                                                        spacing.toMinutes()),
                                        "Nothing: it goes by itself.")));
    }
}
