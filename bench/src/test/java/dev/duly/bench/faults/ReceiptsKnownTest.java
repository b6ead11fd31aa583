package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageState;
import dev.duly.testkit.Samples;
import org.junit.jupiter.api.Test;

class ReceiptsKnownTest {
    private final Check check = new ReceiptsKnown();

    @Test
    void aTextWhoseLastReceiptWasLostIsFound() {
        assertThat(Made.whole().went(Made.sent(9, Samples.ANN, "Sent")).complaints(check))
                .containsExactly("says sent, and the sandbox knows better");
    }

    @Test
    void aTextThatFailedHereAndArrivedThereIsFound() {
        var failed =
                Made.sent(9, Samples.ANN, "Failed")
                        .then(Made.step(MessageState.FAILED, Samples.second(9)));
        assertThat(Made.whole().went(failed).complaints(check))
                .containsExactly("says failed, and the sandbox knows better");
    }

    @Test
    void aTextThatTheSandboxDroppedMayBeOnItsWayAgain() {
        var sent = Made.sent(9, Samples.ANN, "Dropped");
        assertThat(
                        Made.whole()
                                .kept(sent)
                                .atSandbox(Made.dropped(Made.taken(sent)))
                                .complaints(check))
                .isEmpty();
    }
}
