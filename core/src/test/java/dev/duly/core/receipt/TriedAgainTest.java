package dev.duly.core.receipt;

import static dev.duly.core.Samples.busy;
import static dev.duly.core.Samples.failure;
import static dev.duly.core.Samples.lastReason;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cue;
import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.CancelResult;
import dev.duly.core.sending.GatewayOutcome;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the provider took and then dropped is tried again, and nothing else is.
class TriedAgainTest {
    private static final int QUEUE_OVERFLOW = 30001;

    private final World world = new World();
    private final RecordReceipt recordReceipt = world.duly.recordReceipt();

    @Test
    void aTextThatTheProviderDroppedGoesAgainAfterAWhile() {
        var id = world.send(ANN, "See you at 9.");
        drop(id, 1);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
        assertThat(world.text(id).lastAttempt().orElseThrow().outcome())
                .isEqualTo(Attempt.Outcome.DROPPED);
        assertThat(lastReason(world.text(id)).code()).isEqualTo("dropped_by_provider");
        assertThat(lastReason(world.text(id)).providerCode()).contains(QUEUE_OVERFLOW);
        goAfter(Duration.ofMinutes(14));
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);

        goAfter(Duration.ofMinutes(3));
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.text(id).attempts()).hasSize(2);
    }

    @Test
    void afterThreeMoreTriesItHasFailed() {
        var id = world.send(ANN, "See you at 9.");
        for (var attempt = 1; attempt <= 4; attempt++) {
            assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
            drop(id, attempt);
            goAfter(Duration.ofMinutes(17));
        }

        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
        assertThat(world.gateway.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {30003, 30008, 30410, 30500, 30007, 21211, 99999})
    void whatMayHaveGoneOrNeverWillIsNotTriedAgainByItself(int code) {
        var id = world.send(ANN, "See you at 9.");
        recordReceipt.record(failure(world, id, 1, code));
        goAfter(Duration.ofDays(2));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void theSameReceiptOnceMoreDoesNotEndWhatWaitsForItsNextTry() {
        var id = world.send(ANN, "See you at 9.");
        drop(id, 1);
        drop(id, 1);
        recordReceipt.applyLatest(100);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
        goAfter(Duration.ofMinutes(17));
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void theSameReceiptOnceMoreDoesNotRenameWhatEndedMeanwhile() {
        var id = world.send(ANN, "See you at 9.");
        drop(id, 1);
        assertThat(world.duly.cancelMessage().cancel(id, world.text(id).draft().author()))
                .isInstanceOf(CancelResult.Canceled.class);
        recordReceipt.applyLatest(100);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.CANCELED);
    }

    @Test
    void aLateDeliveredForTheDroppedAttemptKeepsTheNextFromGoing() {
        var id = world.send(ANN, "See you at 9.");
        drop(id, 1);
        recordReceipt.record(world.receipt(id, 1, idOf(id, 1), "delivered"));
        goAfter(Duration.ofMinutes(17));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aLateSentForTheDroppedAttemptChangesNothing() {
        var id = world.send(ANN, "See you at 9.");
        drop(id, 1);
        recordReceipt.record(world.receipt(id, 1, idOf(id, 1), "sent"));
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);

        goAfter(Duration.ofMinutes(17));
        assertThat(world.gateway.requests()).hasSize(2);
    }

    @Test
    void aFailureOfTheFirstAttemptChangesNothingOnceTheSecondIsSent() {
        var id = world.send(ANN, "See you at 9.");
        drop(id, 1);
        goAfter(Duration.ofMinutes(17));
        var before = world.text(id);

        drop(id, 1);
        recordReceipt.record(failure(world, id, 1, 30008));

        assertThat(world.text(id).timeline()).isEqualTo(before.timeline());
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aFailureOfAnAttemptThatWeBelievedNotTakenChangesNothingOnceTheNextIsSent() {
        world.gateway.answersNext(busy(1));
        var id = world.send(ANN, "See you at 9.");
        goAfter(Duration.ofMinutes(1));
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);

        recordReceipt.record(
                world.receipt(
                        Optional.of(id), 1, world.providerId(9), "failed", Optional.of(30008)));
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);

        recordReceipt.record(world.receipt(id, 1, world.providerId(9), "delivered"));
        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aDropThatOvertakesTheAnswerIsNotUndoneByIt() {
        var id = world.accept(draft(ANN, "See you at 9."));
        var providerId = world.providerId(9);
        world.gateway.answersNext(
                new GatewayOutcome.Taken(providerId, Optional.empty(), Optional.empty()));
        world.gateway.atSend(_ ->
                recordReceipt.record(
                        world.receipt(
                                Optional.of(id),
                                1,
                                providerId,
                                "failed",
                                Optional.of(QUEUE_OVERFLOW))));
        world.duly.sendWorker().runOnce(1);

        assertThat(world.statesOf(id))
                .containsExactly(MessageState.QUEUED, MessageState.SENDING, MessageState.QUEUED);
        assertThat(world.text(id).dueAt()).isAfter(world.clock.instant().plusSeconds(840));
    }

    @Test
    void aTextThatWasDroppedAndIsNoLongerAllowedIsBlocked() {
        var id = world.send(ANN, "See you at 9.");
        drop(id, 1);
        world.receive(world.inbound(50, ANN, "STOP"));
        goAfter(Duration.ofMinutes(17));
        recordReceipt.applyLatest(100);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.BLOCKED);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aCrashBetweenTheRawReceiptAndItsStepIsMadeGood() {
        var id = world.send(ANN, "See you at 9.");
        var delivered = world.receipt(id, 1, idOf(id, 1), "delivered");
        world.beforeCall = Cue.fails("MessageStore.replace", 1);
        Assertions.assertThatThrownBy(() -> recordReceipt.record(delivered))
                .isInstanceOf(PortException.class);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);

        recordReceipt.applyLatest(100);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void oneReceiptThatCannotBeAppliedKeepsNoOtherWaiting() {
        var first = world.send(ANN, "See you at 9.");
        var second = world.send(World.BOB, "See you at 9.");
        world.beforeCall = Cue.fails("MessageStore.replace", 1);
        world.storage.receipts().append(world.receipt(first, 1, idOf(first, 1), "delivered"));
        world.storage.receipts().append(world.receipt(second, 1, idOf(second, 1), "delivered"));

        Assertions.assertThatThrownBy(() -> recordReceipt.applyLatest(100))
                .isInstanceOf(PortException.class);

        assertThat(world.stateOf(first)).isEqualTo(MessageState.SENT);
        assertThat(world.stateOf(second)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aReceiptOfAnotherAccountChangesNothing() {
        var id = world.send(ANN, "See you at 9.");
        var ours = world.receipt(id, 1, idOf(id, 1), "delivered");
        recordReceipt.record(
                new DeliveryReceipt(
                        ours.messageId(),
                        1,
                        new GatewayAccount("twilio", "AC" + "1".repeat(32)),
                        ours.providerId(),
                        ours.status(),
                        ours.rawStatus(),
                        ours.errorCode(),
                        ours.from(),
                        ours.receivedAt(),
                        ours.providerAt(),
                        ours.raw()));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    private void drop(MessageId id, int attempt) {
        recordReceipt.record(failure(world, id, attempt, QUEUE_OVERFLOW));
    }

    private void goAfter(Duration wait) {
        world.clock.advance(wait);
        world.duly.sendWorker().runOnce(10);
    }

    private ProviderMessageId idOf(MessageId id, int attempt) {
        return world.text(id).attempt(attempt).orElseThrow().providerId().orElseThrow();
    }
}
