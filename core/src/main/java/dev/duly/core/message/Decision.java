package dev.duly.core.message;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What all gates said of one text, in their order: kept with the message, so that years later it
/// can still be told why it went or did not.
public record Decision(List<GateResult> gates) {
    public Decision {
        gates = List.copyOf(gates);
    }

    /// The first refusal; else the hold that lasts longest; else allowed.
    public Verdict verdict() {
        return gates.stream()
                .map(GateResult::verdict)
                .filter(Verdict.Refuse.class::isInstance)
                .findFirst()
                .orElseGet(this::longestHold);
    }

    private Verdict longestHold() {
        return gates.stream()
                .map(GateResult::verdict)
                .filter(Verdict.Hold.class::isInstance)
                .max(Comparator.comparing(Decision::until))
                .orElseGet(Verdict.Allow::new);
    }

    private static Instant until(Verdict verdict) {
        return verdict instanceof Verdict.Hold hold ? hold.until() : Instant.MIN;
    }
}
