package dev.duly.core.policy;

import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import dev.duly.core.text.Segments;
import java.time.Instant;

/// No text is longer than its department wants to pay for, and carriers pass on well.
public final class LengthGate implements Gate {
    @Override
    public String name() {
        return "length";
    }

    @Override
    public String rule(Facts facts) {
        return facts.department().rule();
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        var segments = Segments.of(draft.text().value());
        var most = facts.department().policy().mostSegments();
        if (segments.count() <= most) {
            return new Verdict.Allow();
        }
        return new Verdict.Refuse(
                Reason.of(
                        "too_long",
                        "The text has %d segments in %s, and %s sends %d at most."
                                .formatted(
                                        segments.count(),
                                        segments.encoding().word(),
                                        facts.department().name(),
                                        most),
                        "Shorten it; letters that GSM-7 lacks make a text more than twice as long."));
    }
}
