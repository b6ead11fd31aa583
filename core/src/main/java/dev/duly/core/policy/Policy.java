package dev.duly.core.policy;

import dev.duly.core.message.Decision;
import dev.duly.core.message.Draft;
import dev.duly.core.message.GateResult;
import java.time.Instant;
import java.util.List;

/// All gates in their one order. The same code decides on submit and at the last look.
public record Policy(List<Gate> gates) {
    public Policy {
        gates = List.copyOf(gates);
    }

    /// The rules that hold everywhere.
    public static Policy standard() {
        return new Policy(List.of(new ConsentGate(), new SenderGate()));
    }

    /// Asks every gate, so that a refused text's every obstacle is known at once.
    public Decision decide(Draft draft, Facts facts, Instant now) {
        return new Decision(
                gates.stream()
                        .map(gate ->
                                new GateResult(
                                        gate.name(), gate.rule(), gate.judge(draft, facts, now)))
                        .toList());
    }
}
