package dev.duly.core.policy;

import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import java.time.Instant;

/// A department in pilot mode texts the numbers on its list, and nobody else.
public final class PilotGate implements Gate {
    @Override
    public String name() {
        return "pilot";
    }

    @Override
    public String rule(Facts facts) {
        return facts.department().rule();
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        return Exemption.ofAnswer(draft).orElseGet(() -> listed(draft, facts));
    }

    private static Verdict listed(Draft draft, Facts facts) {
        var department = facts.department();
        return department
                .policy()
                .pilot()
                .filter(numbers -> !numbers.contains(draft.to()))
                .<Verdict>map(numbers ->
                        new Verdict.Refuse(
                                Reason.of(
                                        "pilot",
                                        "%s is in pilot mode: it texts %s on its list, and nobody else."
                                                .formatted(
                                                        department.name(),
                                                        numbers.size() == 1
                                                                ? "the one number"
                                                                : "the %d numbers"
                                                                        .formatted(numbers.size())),
                                        "Put the number on the list, or end the pilot: duly department %s."
                                                .formatted(department.id()))))
                .orElseGet(Verdict.Allow::new);
    }
}
