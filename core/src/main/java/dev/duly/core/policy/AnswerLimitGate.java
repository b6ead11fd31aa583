package dev.duly.core.policy;

import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import dev.duly.core.purpose.Purpose;
import java.time.Instant;

/// Two machines that answer each other's answers would never end.
public final class AnswerLimitGate implements Gate {
    /// Nobody needs more in an hour; the provider cuts a loop of replies off much later (Twilio,
    /// error 14107: 15 within 30 s).
    private static final int MOST_IN_AN_HOUR = 5;

    @Override
    public String name() {
        return "answer_limit";
    }

    @Override
    public String rule(Facts facts) {
        return "at most 5 automatic answers to a number within an hour, version 1";
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        var within =
                facts.recent().answers().stream()
                        .filter(time -> time.plus(Recent.HOUR).isAfter(now))
                        .count();
        if (draft.purpose() != Purpose.CONSENT || within < MOST_IN_AN_HOUR) {
            return new Verdict.Allow();
        }
        return new Verdict.Refuse(
                Reason.of(
                        "answer_limit",
                        "This number has had %d automatic answers within an hour: perhaps a machine is at the other end."
                                .formatted(within),
                        "Nothing: what the client asked for holds without the answer. Look at the thread."));
    }
}
