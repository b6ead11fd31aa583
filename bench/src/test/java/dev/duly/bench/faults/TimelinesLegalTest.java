package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Revision;
import dev.duly.core.message.StateChange;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelinesLegalTest {
    private final Check check = new TimelinesLegal();

    @Test
    void aStepThatTheTableDoesNotHaveIsFound() {
        assertThat(
                        Made.whole()
                                .raw(along(MessageState.QUEUED, MessageState.DELIVERED))
                                .complaints(check))
                .containsExactly("goes from queued to delivered");
        assertThat(Made.whole().raw(along(MessageState.SENT)).complaints(check))
                .containsExactly("does not begin as queued");
    }

    @Test
    void whatOnlyAReceiptMayDoIsLegalByTheProviderAlone() {
        var text = Made.queued(9, Samples.ANN, "Pulled");
        var pulled = text.thenByReceipt(Made.step(MessageState.DELIVERED, Samples.second(9)));
        assertThat(Made.whole().raw(pulled.drained(2)).complaints(check)).isEmpty();
        var byUs = text.thenByReceipt(Samples.step(MessageState.DELIVERED, Samples.second(9)));
        assertThat(Made.whole().raw(byUs.drained(2)).complaints(check))
                .containsExactly("goes from queued to delivered");
    }

    @Test
    void aStepWithoutConsequencesIsFound() {
        var text = Made.delivered(9, Samples.ANN, "Half");
        assertThat(Made.whole().raw(text.drained(3)).complaints(check))
                .containsExactly("has 4 steps, and consequences of 3");
    }

    @Test
    void aStepWithoutARevisionIsFound() {
        var text = Made.delivered(9, Samples.ANN, "Quiet").drained(4);
        assertThat(Made.whole().raw(revised(text, 3, text.timeline())).complaints(check))
                .containsExactly("has more steps than revisions");
    }

    @Test
    void anAttemptThatIsOpenWhenAllIsOverIsFound() {
        var text =
                OutboundSample.sending(Made.queued(9, Samples.ANN, "Open"), Samples.second(9))
                        .then(Made.step(MessageState.FAILED, Samples.second(9)));
        assertThat(Made.whole().raw(text.drained(3)).complaints(check))
                .containsExactly("has attempt 1 open, and is over");
    }

    private static OutboundMessage along(MessageState... states) {
        var steps =
                List.of(states).stream()
                        .map(state -> Samples.step(state, Samples.second(9)))
                        .toList();
        var text = Made.queued(9, Samples.ANN, "Along");
        return revised(text, steps.size(), steps).drained(steps.size());
    }

    private static OutboundMessage revised(
            OutboundMessage text, long revision, List<StateChange> timeline) {
        return new OutboundMessage(
                text.id(),
                new Revision(revision),
                text.draft(),
                text.threadId(),
                text.account(),
                text.decision(),
                text.salt(),
                text.dueAt(),
                text.from(),
                text.attempts(),
                timeline,
                text.drained());
    }
}
