package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageState;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import org.junit.jupiter.api.Test;

class SentOnceTest {
    private final Check check = new SentOnce();

    @Test
    void aSecondTextAtTheSandboxIsTwice() {
        var text = Made.delivered(9, Samples.ANN, "Once");
        var again = Made.taken(text, Samples.providerId(10).value());
        assertThat(Made.whole().went(text).atSandbox(again).complaints(check))
                .containsExactly(
                        "TWICE: the sandbox has \"Once\" 2 times, and our 1 texts know of 1");
    }

    @Test
    void aTextAtTheSandboxThatNobodyKeptIsTooMany() {
        var text = Made.delivered(9, Samples.ANN, "Whose?");
        assertThat(Made.whole().atSandbox(Made.taken(text)).complaints(check))
                .containsExactly(
                        "TWICE: the sandbox has \"Whose?\" 1 times, and our 0 texts know of 0");
    }

    @Test
    void twinsMayBeAsManyAsWereAccepted() {
        var twins =
                Made.whole()
                        .went(Made.delivered(9, Samples.ANN, "Twin"))
                        .went(Made.delivered(10, Samples.ANN, "Twin"));
        assertThat(twins.complaints(check)).isEmpty();
        var third = Made.taken(Made.delivered(11, Samples.ANN, "Twin"));
        assertThat(twins.atSandbox(third).complaints(check)).hasSize(1);
    }

    @Test
    void aTextThatTheSandboxNeverHadIsLost() {
        assertThat(Made.whole().kept(Made.delivered(9, Samples.ANN, "Lost")).complaints(check))
                .containsExactly("LOST: the sandbox never had " + Samples.providerId(9).value());
    }

    @Test
    void twoTextsCannotBeTheSameOneAtTheSandbox() {
        var one = Made.delivered(9, Samples.ANN, "Same");
        var other =
                OutboundSample.sending(Made.queued(10, Samples.ANN, "Same"), Samples.second(10))
                        .attemptTaken(1, Samples.providerId(9))
                        .then(Made.step(MessageState.SENT, Samples.second(10)));
        assertThat(Made.whole().went(one).kept(other).complaints(check))
                .containsExactly(
                        Samples.providerId(9).value() + " belongs to " + one.id() + ", too");
    }

    @Test
    void aSecondAttemptIsTwiceUnlessTheFirstWasDropped() {
        var first = Made.notTaken(Made.queued(9, Samples.ANN, "Again"));
        var second =
                OutboundSample.sending(first, Samples.second(9))
                        .attemptTaken(1, Samples.providerId(9))
                        .attemptTaken(2, Samples.providerId(10))
                        .then(Made.step(MessageState.SENT, Samples.second(9)));
        var one = Made.taken(second, Samples.providerId(9).value());
        var other = Made.taken(second, Samples.providerId(10).value());
        assertThat(Made.whole().kept(second).atSandbox(one).atSandbox(other).complaints(check))
                .containsExactly("TWICE: two of its attempts went");
        assertThat(
                        Made.whole()
                                .kept(second)
                                .atSandbox(Made.dropped(one))
                                .atSandbox(other)
                                .complaints(check))
                .isEmpty();
    }

    @Test
    void oneThatAPersonIsAskedAboutMayHaveGoneOnce() {
        var asked =
                OutboundSample.sending(Made.queued(9, Samples.ANN, "Hm"), Samples.second(9))
                        .then(Made.step(MessageState.UNCONFIRMED, Samples.second(9)));
        var one = Made.taken(asked, Samples.providerId(9).value());
        var other = Made.taken(asked, Samples.providerId(10).value());
        assertThat(Made.whole().kept(asked).atSandbox(one).complaints(check)).isEmpty();
        assertThat(Made.whole().kept(asked).atSandbox(one).atSandbox(other).complaints(check))
                .hasSize(1);
    }
}
