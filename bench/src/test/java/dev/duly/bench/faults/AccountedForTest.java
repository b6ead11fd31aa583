package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.StateChange;
import dev.duly.core.record.Actor;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountedForTest {
    private final Check check = new AccountedFor();

    @Test
    void anAcceptedTextThatIsNotInTheStoreIsLost() {
        var lost = Made.queued(9, Samples.ANN, "Lost");
        assertThat(Made.whole().promised(lost, PlannedText.Kind.UNIQUE, false).complaints(check))
                .containsExactly("was accepted with 202 and is not in the store");
    }

    @Test
    void aTextThatStillWaitsIsUnsettled() {
        assertThat(Made.whole().kept(Made.queued(9, Samples.ANN, "Waiting")).complaints(check))
                .containsExactly("is still unsettled");
    }

    @Test
    void whatTheProviderDroppedMayWaitForMuchLaterAndForNothingSooner() {
        var dropped = Made.queued(9, Samples.ANN, "Dropped");
        var putOff = Made.dropped(dropped, Duration.ofMinutes(15));
        var soon = Made.dropped(dropped, Duration.ofMinutes(2));

        assertThat(
                        Made.whole()
                                .promised(putOff, PlannedText.Kind.UNIQUE, false)
                                .kept(putOff)
                                .complaints(check))
                .isEmpty();
        assertThat(
                        Made.whole()
                                .promised(soon, PlannedText.Kind.UNIQUE, false)
                                .kept(soon)
                                .complaints(check))
                .containsExactly("is still unsettled");
    }

    @Test
    void aTextThatIsStillBeingSentIsUnsettled() {
        var sending =
                OutboundSample.sending(Made.queued(9, Samples.ANN, "Going"), Samples.second(9));
        assertThat(Made.whole().kept(sending).complaints(check))
                .containsExactly("is still unsettled");
    }

    @Test
    void whoIsAskedHasToBeToldWhy() {
        var sending =
                OutboundSample.sending(Made.queued(9, Samples.ANN, "Going"), Samples.second(9));
        var silent =
                sending.then(
                        new StateChange(
                                MessageState.UNCONFIRMED,
                                Samples.second(9),
                                Optional.empty(),
                                Actor.SYSTEM,
                                1,
                                Optional.empty()));
        var told = sending.then(Made.step(MessageState.UNCONFIRMED, Samples.second(9)));
        assertThat(Made.whole().kept(silent).complaints(check))
                .containsExactly("is unconfirmed without a reason");
        assertThat(Made.whole().kept(told).complaints(check)).isEmpty();
    }

    @Test
    void whatSaysThatItWentHasAnId() {
        var sent =
                OutboundSample.sending(Made.queued(9, Samples.ANN, "Gone"), Samples.second(9))
                        .then(Made.step(MessageState.SENT, Samples.second(9)));
        assertThat(Made.whole().kept(sent).complaints(check))
                .containsExactly("says that it went and has no provider's id");
    }

    @Test
    void aCanceledTextHasStopped() {
        var sent = Made.delivered(9, Samples.ANN, "Never mind");
        assertThat(
                        Made.whole()
                                .promised(sent, PlannedText.Kind.CANCELED, true)
                                .unasked(sent)
                                .complaints(check))
                .containsExactly("was canceled with 200 and never stopped");
    }

    @Test
    void aTextThatNobodyAskedForIsFound() {
        assertThat(
                        Made.whole()
                                .unasked(Made.delivered(9, Samples.ANN, "Who wrote this?"))
                                .complaints(check))
                .containsExactly("is in the store, and nobody was told of it");
    }
}
