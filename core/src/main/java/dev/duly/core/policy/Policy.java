package dev.duly.core.policy;

import dev.duly.core.consent.RevocationScope;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Draft;
import dev.duly.core.message.GateResult;
import dev.duly.core.message.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All gates in their one order. The same code decides on submit and at the last look.
///
/// @param revocationScope how far a STOP reaches
public record Policy(List<Gate> gates, RevocationScope revocationScope) {
    /// One that holds so often waits for a person, such as for a sender to be resumed.
    private static final int MOST_HOLDS = 20;

    public Policy {
        gates = List.copyOf(gates);
    }

    /// The rules that hold everywhere, with a STOP that reaches as far as the law has it.
    public static Policy standard() {
        return standard(RevocationScope.LAW);
    }

    public static Policy standard(RevocationScope revocationScope) {
        return new Policy(
                List.of(
                        new ConsentGate(),
                        new PilotGate(),
                        new OptInGate(),
                        new LengthGate(),
                        new ContentGate(),
                        new SenderGate(),
                        new ScheduleGate(),
                        new QuietHoursGate(),
                        new FrequencyGate(),
                        new SpacingGate(),
                        new AnswerLimitGate()),
                revocationScope);
    }

    /// Asks every gate, so that a refused text's every obstacle is known at once.
    public Decision decide(Draft draft, Facts facts, Instant now) {
        return new Decision(
                gates.stream()
                        .map(gate ->
                                new GateResult(
                                        gate.name(),
                                        gate.rule(facts),
                                        gate.judge(draft, facts, now)))
                        .toList());
    }

    /// Follows every hold to its end, so that a text that will be worth nothing by the time it may
    /// go is refused while somebody can still do something about it.
    public Foresight foresee(Draft draft, Facts facts, Instant now) {
        var first = decide(draft, facts, now);
        var decision = first;
        var time = now;
        for (var hold = 0; hold < MOST_HOLDS; hold++) {
            switch (decision.verdict()) {
                case Verdict.Allow _ -> {
                    return new Foresight(first, Optional.of(time));
                }
                case Verdict.Hold(var until, _) -> {
                    time = until;
                    decision = decide(draft, facts, time);
                }
                case Verdict.Expire _, Verdict.Refuse _ -> {
                    return new Foresight(decision, Optional.empty());
                }
            }
        }
        return new Foresight(first, Optional.empty());
    }
}
