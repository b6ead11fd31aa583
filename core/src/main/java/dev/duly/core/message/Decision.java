package dev.duly.core.message;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What all gates said of one text, in their order: kept with the message, so that years later it
/// can still be told why it went or did not.
public record Decision(List<GateResult> gates) {
    public Decision {
        gates = List.copyOf(gates);
    }

    /// The first refusal; else the first that comes too late; else the hold that lasts longest;
    /// else allowed.
    public Verdict verdict() {
        return first(Verdict.Refuse.class)
                .or(() -> first(Verdict.Expire.class))
                .orElseGet(this::longestHold);
    }

    private Optional<Verdict> first(Class<? extends Verdict> kind) {
        return gates.stream().map(GateResult::verdict).filter(kind::isInstance).findFirst();
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
