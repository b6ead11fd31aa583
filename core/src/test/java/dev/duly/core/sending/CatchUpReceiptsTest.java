package dev.duly.core.sending;

import static dev.duly.core.Samples.listed;
import static dev.duly.core.Samples.restarted;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Count;
import dev.duly.core.Cue;
import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.memory.ScriptedGateway;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatchUpReceiptsTest {
    private static final Duration TURN = SendingSettings.DEFAULT.reconcileAfter();

    private final World world = new World();
    private final CatchUpReceipts catchUp = world.duly.catchUpReceipts();
    private final Count fetches = new Count("SmsGateway.fetch");

    @BeforeEach
    void count() {
        world.beforeCall = fetches;
    }

    @Test
    void aTextWhoseReceiptWasLostIsAskedAboutByItsId() {
        var id = world.send(ANN, "See you at 9.");
        says(id, ProviderStatus.DELIVERED, Optional.empty());
        turns(2);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
        assertThat(world.storage.receipts().of(id))
                .singleElement()
                .satisfies(kept -> assertThat(kept.raw()).containsEntry("source", "fetched"));
    }

    @Test
    void aFailureIsLearnedWithItsReason() {
        var id = world.send(ANN, "See you at 9.");
        says(id, ProviderStatus.UNDELIVERED, Optional.of(30003));
        turns(2);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
        assertThat(world.text(id).timeline().getLast().reason().orElseThrow().providerCode())
                .contains(30003);
    }

    @Test
    void whatIsStillUnderWayChangesNothing() {
        var id = world.send(ANN, "See you at 9.");
        says(id, ProviderStatus.SENT, Optional.empty());
        turns(5);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.storage.receipts().of(id)).isEmpty();
    }

    @Test
    void aTextThatWasSentJustNowIsLeftToItsReceipts() {
        world.send(ANN, "See you at 9.");
        world.clock.advance(TURN.minusSeconds(1));
        catchUp.runOnce(10);

        assertThat(fetches.taken()).isZero();
    }

    @Test
    void theProviderIsAskedSoonAndThenEverLessOften() {
        world.send(ANN, "See you at 9.");
        turns(3);
        assertThat(fetches.taken()).isBetween(1, 3);
        turns(30 * 24);
        assertThat(fetches.taken()).isBetween(5, 12);
    }

    @Test
    void afterThreeDaysNothingIsExpectedAnyMore() {
        var id = world.send(ANN, "See you at 9.");
        turns(3);
        world.clock.advance(Duration.ofHours(72));
        fetches.taken();
        restarted(world).catchUpReceipts().runOnce(10);

        assertThat(fetches.taken()).isZero();
        assertThat(world.text(id).withoutReceiptSince(world.clock.instant())).isPresent();
    }

    @Test
    void withoutAReceiptForThreeDaysATextSaysSo() {
        var id = world.send(ANN, "See you at 9.");
        var sentAt = world.clock.instant();
        var text = world.text(id);

        assertThat(
                        text.withoutReceiptSince(
                                sentAt.plus(OutboundMessage.LONGEST_FOR_RECEIPT).minusMillis(1)))
                .isEmpty();
        assertThat(text.withoutReceiptSince(sentAt.plus(OutboundMessage.LONGEST_FOR_RECEIPT)))
                .contains(sentAt);
        world.duly.recordReceipt().record(world.receipt(id, 1, world.providerId(1), "delivered"));
        assertThat(world.text(id).withoutReceiptSince(sentAt.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void aTextOfAnotherAccountIsNotAskedAbout() {
        var id = world.send(ANN, "See you at 9.");
        var elsewhere =
                new ScriptedGateway(
                        new GatewayAccount("twilio", "AC" + "1".repeat(32)), world.clock);
        elsewhere.says(idOf(id), found(world.text(id), ProviderStatus.DELIVERED, Optional.empty()));
        world.clock.advance(Duration.ofMinutes(10));

        restarted(world, elsewhere).catchUpReceipts().runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aProviderThatDoesNotAnswerIsAskedThreeTimesAndAgainInTheNextTurn() {
        for (var i = 0; i < 10; i++) {
            var id = world.send(new PhoneNumber("+1702555%04d".formatted(3_000 + i)), "Hi.");
            world.gateway.says(idOf(id), new Fetched.Unavailable("503"));
        }
        turns(1);
        fetches.taken();
        turns(1);
        assertThat(fetches.taken()).isEqualTo(3);
        turns(1);
        assertThat(fetches.taken()).isEqualTo(3);

        world.outbound()
                .forEach(text -> says(text.id(), ProviderStatus.DELIVERED, Optional.empty()));
        turns(1);

        assertThat(world.outbound()).allMatch(text -> text.state() == MessageState.DELIVERED);
    }

    @Test
    void aProviderThatAnswersEverySecondQuestionIsAskedThemAll() {
        for (var i = 0; i < 10; i++) {
            var id = world.send(new PhoneNumber("+1702555%04d".formatted(3_000 + i)), "Hi.");
            if (i % 2 == 0) {
                world.gateway.says(idOf(id), new Fetched.Unavailable("503"));
            }
        }
        turns(1);

        assertThat(fetches.taken()).isEqualTo(10);
    }

    @Test
    void aReceiptThatWeHoldAndNeverAppliedIsAppliedFirst() {
        var id = world.send(ANN, "See you at 9.");
        world.storage.receipts().append(world.receipt(id, 1, idOf(id), "delivered"));
        catchUp.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
        assertThat(fetches.taken()).isZero();
    }

    @Test
    void whatIsFetchedAndThenPostedIsOneStep() {
        var id = world.send(ANN, "See you at 9.");
        says(id, ProviderStatus.DELIVERED, Optional.empty());
        turns(2);
        var steps = world.statesOf(id);
        world.duly.recordReceipt().record(world.receipt(id, 1, idOf(id), "delivered"));

        assertThat(world.statesOf(id)).isEqualTo(steps);
        assertThat(world.storage.receipts().of(id)).hasSize(1);
    }

    @Test
    void aDropThatIsLearnedByAskingIsTriedAgain() {
        var id = world.send(ANN, "See you at 9.");
        says(id, ProviderStatus.FAILED, Optional.of(30001));
        turns(4);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);

        world.clock.advance(Duration.ofMinutes(17));
        world.duly.sendWorker().runOnce(10);
        turns(4);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.gateway.requests()).hasSize(2);
    }

    @Test
    void oneThatFailsKeepsNoOtherWaiting() {
        var first = world.send(ANN, "See you at 9.");
        var second = world.send(BOB, "See you at 9.");
        says(first, ProviderStatus.DELIVERED, Optional.empty());
        says(second, ProviderStatus.DELIVERED, Optional.empty());
        world.clock.advance(TURN.plusSeconds(1));
        world.beforeCall = Cue.fails("MessageStore.replace", 1);
        try {
            catchUp.runOnce(10);
        } catch (PortException e) {
            assertThat(e.port()).isEqualTo("MessageStore");
        }
        assertThat(world.outbound().stream().filter(t -> t.state() == MessageState.DELIVERED))
                .hasSize(1);
        catchUp.runOnce(10);

        assertThat(world.outbound()).allMatch(text -> text.state() == MessageState.DELIVERED);
    }

    private void turns(int count) {
        for (var i = 0; i < count; i++) {
            world.clock.advance(TURN.plusSeconds(1));
            catchUp.runOnce(10);
        }
    }

    private void says(MessageId id, ProviderStatus status, Optional<Integer> error) {
        world.gateway.says(idOf(id), found(world.text(id), status, error));
    }

    private Fetched found(OutboundMessage text, ProviderStatus status, Optional<Integer> error) {
        return new Fetched.Found(
                listed(
                        text.providerId().orElseThrow(),
                        "See you at 9.",
                        status,
                        error,
                        world.clock.instant()));
    }

    private ProviderMessageId idOf(MessageId id) {
        return world.text(id).providerId().orElseThrow();
    }
}
