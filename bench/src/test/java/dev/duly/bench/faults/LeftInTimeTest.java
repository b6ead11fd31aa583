package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeftInTimeTest {
    private final Check check = new LeftInTime();

    @Test
    void aTextThatLeavesLaterThanALeaseIsFound() {
        assertThat(Made.whole().kept(leavingAfter(Duration.ofSeconds(3))).complaints(check))
                .isEmpty();
        assertThat(Made.whole().kept(leavingAfter(Duration.ofMillis(4_500))).complaints(check))
                .containsExactly("left 4.5 s after it was accepted");
    }

    @Test
    void aTextThatWasStoppedBeforeItCouldLeaveIsNotLate() {
        var stopped =
                Made.queued(9, Samples.ANN, "Stopped")
                        .then(Made.step(MessageState.BLOCKED, Samples.second(60)));
        assertThat(Made.whole().kept(stopped).complaints(check)).isEmpty();
    }

    private static OutboundMessage leavingAfter(Duration wait) {
        var queued = Made.queued(9, Samples.ANN, "Late");
        return OutboundSample.sending(queued, queued.createdAt().plus(wait));
    }
}
