package dev.duly.core.policy;

import dev.duly.core.consent.Consent;
import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import dev.duly.core.purpose.Purpose;
import java.time.Instant;

/// Nobody is texted who opted out. The one answer to a keyword is exempt from the opt-out that it
/// confirms, and from every earlier one, but not from one that came after the keyword. Source: 47
/// CFR 64.1200(a)(10) and (12).
public final class ConsentGate implements Gate {
    @Override
    public String name() {
        return "consent";
    }

    @Override
    public String rule(Facts facts) {
        return "47 CFR 64.1200(a)(10), version 1";
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        if (confirmsWhatStillHolds(draft, facts.consent())) {
            return new Verdict.Allow();
        }
        return switch (facts.consent().state()) {
            case OPTED_OUT -> new Verdict.Refuse(optedOut(facts.consent()));
            case OPTED_IN, NEVER_ASKED -> new Verdict.Allow();
        };
    }

    private static boolean confirmsWhatStillHolds(Draft draft, Consent consent) {
        return draft.purpose() == Purpose.CONSENT
                && draft.inAnswerTo()
                        .filter(asked -> consent.since().stream().noneMatch(asked::isBefore))
                        .isPresent();
    }

    private static Reason optedOut(Consent consent) {
        var when = consent.since().map(since -> " on " + since).orElse("");
        return Reason.of(
                "opted_out",
                "This number opted out of texts" + when + ".",
                "Reach the client by other means. Only the client can lift it, by texting START to us.");
    }
}
