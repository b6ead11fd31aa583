package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.Decision;
import dev.duly.core.message.GateResult;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderKeptTest {
    private final Check check = new OrderKept();
    private final OutboundMessage first = Made.delivered(10, Samples.ANN, "First");
    private final OutboundMessage second = Made.delivered(11, Samples.ANN, "Second");

    @Test
    void theOrderOfAcceptanceIsTheOrderOfArrival() {
        assertThat(
                        run(first, second)
                                .atSandbox(Made.at(Made.taken(first), Samples.second(1)))
                                .atSandbox(Made.at(Made.taken(second), Samples.second(2)))
                                .complaints(check))
                .isEmpty();
    }

    @Test
    void aTextThatOvertakesIsFound() {
        assertThat(
                        run(first, second)
                                .atSandbox(Made.at(Made.taken(first), Samples.second(2)))
                                .atSandbox(Made.at(Made.taken(second), Samples.second(1)))
                                .complaints(check))
                .containsExactly("overtook " + first.id() + ", which was accepted before it");
    }

    @Test
    void aTextThatWasHeldMayBeOvertaken() {
        var reason = Reason.of("quiet_hours", "It is night.", "Nothing.");
        var hold = new Verdict.Hold(Samples.second(60), reason);
        var decision = new Decision(List.of(new GateResult("quiet", "law", hold)));
        var held =
                OutboundSample.sending(
                                Samples.outbound(10)
                                        .saying("Held")
                                        .keyed(Samples.key("faults-10"))
                                        .decided(decision)
                                        .queued(),
                                Samples.second(10))
                        .attemptTaken(1, Samples.providerId(10))
                        .then(Made.step(MessageState.SENT, Samples.second(10)));
        assertThat(
                        run(held, second)
                                .atSandbox(Made.at(Made.taken(held), Samples.second(2)))
                                .atSandbox(Made.at(Made.taken(second), Samples.second(1)))
                                .complaints(check))
                .isEmpty();
    }

    private static Made run(OutboundMessage... texts) {
        var run = Made.whole();
        for (var text : texts) {
            run.promised(text, PlannedText.Kind.RUN, false).unasked(text);
        }
        return run;
    }
}
