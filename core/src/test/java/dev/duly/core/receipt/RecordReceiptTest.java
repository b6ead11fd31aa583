package dev.duly.core.receipt;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.SubmitResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordReceiptTest {
    private final World world = new World();
    private final RecordReceipt recordReceipt = world.duly.recordReceipt();

    @Test
    void aDeliveredReceiptEndsTheText() {
        var id = world.send(ANN, "See you at 9.");
        var providerId = world.text(id).providerId().orElseThrow();

        recordReceipt.record(world.receipt(id, 1, providerId, "sent"));
        recordReceipt.record(world.receipt(id, 1, providerId, "delivered"));

        assertThat(world.statesOf(id))
                .containsExactly(
                        MessageState.QUEUED,
                        MessageState.SENDING,
                        MessageState.SENT,
                        MessageState.DELIVERED);
        assertThat(world.text(id).timeline().getLast().providerAt()).isPresent();
        assertThat(world.storage.receipts().of(id)).hasSize(2);
        assertThat(world.text(id).from()).contains(World.OURS);
    }

    @Test
    void aReceiptThatOvertakesTheAnswerIsNotLost() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.answersNext(
                new GatewayOutcome.Taken(world.providerId(9), Optional.empty(), Optional.empty()));
        world.gateway.atSend(
                _ -> recordReceipt.record(world.receipt(id, 1, world.providerId(9), "delivered")));

        world.duly.sendWorker().runOnce(10);

        assertThat(world.statesOf(id))
                .containsExactly(MessageState.QUEUED, MessageState.SENDING, MessageState.DELIVERED);
        assertThat(world.text(id).providerId()).contains(world.providerId(9));
    }

    @Test
    void aFailureThatOvertakesTheAnswerIsNotUndoneByIt() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.answersNext(
                new GatewayOutcome.Taken(world.providerId(9), Optional.empty(), Optional.empty()));
        world.gateway.atSend(_ -> recordReceipt.record(failed(id, world.providerId(9))));

        world.duly.sendWorker().runOnce(10);

        assertThat(world.statesOf(id))
                .containsExactly(MessageState.QUEUED, MessageState.SENDING, MessageState.FAILED);
    }

    @Test
    void aReceiptWithoutOurPathThatOvertakesTheAnswerIsAppliedAfterIt() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.answersNext(
                new GatewayOutcome.Taken(world.providerId(9), Optional.empty(), Optional.empty()));
        world.gateway.atSend(_ ->
                recordReceipt.record(
                        world.receipt(
                                Optional.empty(),
                                0,
                                world.providerId(9),
                                "delivered",
                                Optional.empty())));

        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aRepeatedReceiptChangesNothing() {
        var id = world.send(ANN, "See you at 9.");
        var receipt = world.receipt(id, 1, world.text(id).providerId().orElseThrow(), "delivered");

        recordReceipt.record(receipt);
        var before = world.text(id);
        recordReceipt.record(receipt);

        assertThat(world.text(id)).isEqualTo(before);
        assertThat(world.storage.receipts().of(id)).hasSize(1);
    }

    @Test
    void aLateReceiptNeverGoesBackwards() {
        var id = world.send(ANN, "See you at 9.");
        var providerId = world.text(id).providerId().orElseThrow();

        recordReceipt.record(world.receipt(id, 1, providerId, "delivered"));
        recordReceipt.record(world.receipt(id, 1, providerId, "sent"));
        recordReceipt.record(world.receipt(id, 1, providerId, "queued"));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void deliveredWinsOverFailedInEitherOrder() {
        var one = world.send(ANN, "One.");
        var oneId = world.text(one).providerId().orElseThrow();
        recordReceipt.record(failed(one, oneId));
        recordReceipt.record(world.receipt(one, 1, oneId, "delivered"));

        var two = world.send(ANN, "Two.");
        var twoId = world.text(two).providerId().orElseThrow();
        recordReceipt.record(world.receipt(two, 1, twoId, "delivered"));
        recordReceipt.record(failed(two, twoId));

        assertThat(world.stateOf(one)).isEqualTo(MessageState.DELIVERED);
        assertThat(world.stateOf(two)).isEqualTo(MessageState.DELIVERED);
        assertThat(world.storage.receipts().of(two)).hasSize(2);
    }

    @Test
    void anOvertakenSentDoesNotReviveAFailedText() {
        var id = world.send(ANN, "See you at 9.");
        var providerId = world.text(id).providerId().orElseThrow();

        recordReceipt.record(failed(id, providerId));
        recordReceipt.record(world.receipt(id, 1, providerId, "sent"));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
        assertThat(world.text(id).timeline().getLast().reason().orElseThrow().providerCode())
                .contains(30003);
    }

    @Test
    void aReceiptForAnEarlierAttemptPullsATextOutOfTheQueue() {
        world.gateway.answersNext(
                new GatewayOutcome.Busy(Duration.ofMinutes(5), "too many requests"));
        var id = world.send(ANN, "See you at 9.");
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);

        recordReceipt.record(world.receipt(id, 1, world.providerId(9), "delivered"));
        world.clock.advance(Duration.ofHours(1));
        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void anUnconfirmedTextIsSettledByItsReceipt() {
        world.gateway.answersNext(new GatewayOutcome.Unknown("500"));
        var id = world.send(ANN, "See you at 9.");

        recordReceipt.record(world.receipt(id, 1, world.providerId(9), "sent"));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.text(id).providerId()).contains(world.providerId(9));
    }

    @Test
    void aReceiptForAnotherIdThanTheAttemptsChangesNothing() {
        var id = world.send(ANN, "See you at 9.");
        var before = world.text(id);

        recordReceipt.record(world.receipt(id, 1, world.providerId(77), "failed"));

        assertThat(world.text(id)).isEqualTo(before);
        assertThat(world.storage.receipts().of(id)).hasSize(1);
    }

    @Test
    void aWordThatWeDoNotKnowIsKeptAndChangesNothing() {
        var id = world.send(ANN, "See you at 9.");
        var providerId = world.text(id).providerId().orElseThrow();

        recordReceipt.record(world.receipt(id, 1, providerId, "teleported"));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.storage.receipts().of(id)).hasSize(1);
    }

    @Test
    void aReceiptThatSaysUnsubscribedSuppressesTheNumber() {
        var id = world.send(ANN, "See you at 9.");
        var providerId = world.text(id).providerId().orElseThrow();

        recordReceipt.record(
                world.receipt(Optional.of(id), 1, providerId, "failed", Optional.of(21610)));

        assertThat(world.duly.submitMessage().submit(draft(ANN, "And at 10?")))
                .isInstanceOf(SubmitResult.Refused.class);
    }

    private DeliveryReceipt failed(MessageId id, ProviderMessageId providerId) {
        return world.receipt(Optional.of(id), 1, providerId, "undelivered", Optional.of(30003));
    }
}
