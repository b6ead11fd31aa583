package dev.duly.core.policy;

import dev.duly.core.consent.Consent;
import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import java.time.Instant;

/// Where a department asks for a recorded consent, nobody is texted without one.
public final class OptInGate implements Gate {
    @Override
    public String name() {
        return "opt_in";
    }

    @Override
    public String rule(Facts facts) {
        return facts.department().rule();
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        return Exemption.ofAnswer(draft).orElseGet(() -> recorded(draft, facts));
    }

    private static Verdict asks() {
        return Verdict.Allow.because(
                Reason.of(
                        "asks_consent",
                        "This text asks for the consent that is missing: it is exempt from this rule.",
                        "Nothing."));
    }

    private static Verdict recorded(Draft draft, Facts facts) {
        var isAsked = facts.department().policy().optInRequired().contains(draft.purpose());
        if (!isAsked || facts.consent().state() == Consent.State.OPTED_IN) {
            return new Verdict.Allow();
        }
        if (ConsentQuestion.isOne(draft)) {
            return asks();
        }
        return new Verdict.Refuse(
                Reason.of(
                        "no_recorded_consent",
                        "%s sends texts of the purpose %s to people who have consented, and no consent is recorded for this number."
                                .formatted(facts.department().name(), draft.purpose().word()),
                        "Ask the client, and record it with its evidence: duly consent %1$s grant. Or have a text ask: duly consent %1$s ask."
                                .formatted(draft.to().e164())));
    }
}
