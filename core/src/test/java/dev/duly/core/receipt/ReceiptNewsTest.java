package dev.duly.core.receipt;

import static dev.duly.core.Samples.NO_ANSWER;
import static dev.duly.core.Samples.busy;
import static dev.duly.core.Samples.failure;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.sending.GatewayOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a receipt tells beside the state, and what it must not tell twice.
class ReceiptNewsTest {
    private static final int QUEUE_OVERFLOW = 30001;

    private final World world = new World();
    private final RecordReceipt recordReceipt = world.duly.recordReceipt();

    @Test
    void theNumberThatTheProviderChoseIsWrittenDownOnceAndIsNoStep() {
        var id = sentFromWhoKnowsWhere();

        recordReceipt.record(receipt(id, "queued", Optional.empty()));
        var before = world.text(id);
        assertThat(before.from()).isEmpty();
        assertThat(before.revision().value()).isEqualTo(3);

        recordReceipt.record(receipt(id, "sending", Optional.of(OURS)));
        var after = world.text(id);
        assertThat(after.from()).contains(OURS);
        assertThat(after.timeline()).isEqualTo(before.timeline());
        assertThat(after.revision()).isEqualTo(before.revision().next());

        recordReceipt.record(receipt(id, "sent", Optional.of(OURS)));
        assertThat(world.text(id)).isEqualTo(after);
    }

    @Test
    void aReceiptThatNamesNoNumberTakesNoneAway() {
        var id = sentFromWhoKnowsWhere();
        recordReceipt.record(receipt(id, "sent", Optional.of(OURS)));

        recordReceipt.record(receipt(id, "delivered", Optional.empty()));

        assertThat(world.text(id).from()).contains(OURS);
    }

    @Test
    void aFailureCountsWhenNoLaterAttemptMayHaveGone() {
        world.gateway.answersNext(busy(1), busy(1));
        var id = world.send(ANN, "See you at 9.");
        world.clock.advance(Duration.ofMinutes(1));
        world.duly.sendWorker().runOnce(1);
        assertThat(world.text(id).attempts()).hasSize(2);

        recordReceipt.record(receipt(id, "failed", Optional.empty()));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
    }

    @Test
    void aFailureSaysNothingWhileALaterAttemptIsInDoubt() {
        world.gateway.answersNext(busy(1), NO_ANSWER);
        var id = world.send(ANN, "See you at 9.");
        world.clock.advance(Duration.ofMinutes(1));
        world.duly.sendWorker().runOnce(1);

        recordReceipt.record(receipt(id, "failed", Optional.empty()));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
    }

    @Test
    void anAnswerToAKeywordThatTheProviderDroppedIsTooLateToGoAgain() {
        var ours = new World(KeywordAnswers.OURS);
        ours.receive(ours.inbound(1, ANN, "STOP"));
        ours.duly.sendWorker().runOnce(10);
        var answer = ours.outbound().getFirst().id();

        ours.duly.recordReceipt().record(failure(ours, answer, 1, QUEUE_OVERFLOW));

        assertThat(ours.stateOf(answer)).isEqualTo(MessageState.FAILED);
    }

    @Test
    void whatWasDroppedTogetherDoesNotComeBackTogether() {
        var one = world.send(ANN, "See you at 9.");
        var other = world.send(BOB, "See you at 9.");

        recordReceipt.record(failure(world, one, 1, QUEUE_OVERFLOW));
        recordReceipt.record(failure(world, other, 1, QUEUE_OVERFLOW));

        assertThat(world.text(one).dueAt()).isNotEqualTo(world.text(other).dueAt());
        assertThat(List.of(one, other))
                .allSatisfy(id ->
                        assertThat(Duration.between(world.clock.instant(), world.text(id).dueAt()))
                                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16)));
    }

    private MessageId sentFromWhoKnowsWhere() {
        world.gateway.answersNext(
                new GatewayOutcome.Taken(world.providerId(9), Optional.empty(), Optional.empty()));
        return world.send(ANN, "See you at 9.");
    }

    private DeliveryReceipt receipt(MessageId id, String status, Optional<PhoneNumber> from) {
        var posted = world.receipt(id, 1, world.providerId(9), status);
        return new DeliveryReceipt(
                posted.messageId(),
                posted.attempt(),
                posted.account(),
                posted.providerId(),
                posted.status(),
                posted.rawStatus(),
                posted.errorCode(),
                from,
                posted.receivedAt(),
                posted.providerAt(),
                posted.raw());
    }
}
