package dev.duly.core.sending;

import static dev.duly.core.Samples.NOTHING;
import static dev.duly.core.Samples.NO_ANSWER;
import static dev.duly.core.Samples.busy;
import static dev.duly.core.Samples.listed;
import static dev.duly.core.Samples.reasons;
import static dev.duly.core.Samples.restarted;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cue;
import dev.duly.core.World;
import dev.duly.core.memory.ScriptedGateway;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.record.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Texts of which nobody knows the end, while something else happens to them.
class InDoubtTest {
    private static final String WORDS = "See you at 9.";
    private static final Duration LATE = Duration.ofMinutes(5);

    private final World world = new World();

    @Test
    void textsThatTheirReceiptsSettleAreNoRefusalsOfTheProvider() {
        unconfirmed(4);
        for (var text : world.outbound().subList(0, 3)) {
            world.storage.receipts().append(receiptOf(text, "delivered"));
        }
        world.gateway.lists(
                new Listing.Complete(
                        List.of(listed(world.providerId(70), WORDS, world.clock.instant()))));
        world.clock.advance(Duration.ofMinutes(1));

        world.duly.reconcile().runOnce(10);

        assertThat(world.outbound())
                .extracting(OutboundMessage::state)
                .containsExactly(
                        MessageState.DELIVERED,
                        MessageState.DELIVERED,
                        MessageState.DELIVERED,
                        MessageState.SENT);
    }

    @Test
    void textsOfAnotherAccountAreNoRefusalsOfTheProvider() {
        unconfirmed(4);
        var elsewhere = new GatewayAccount("twilio", "AC" + "1".repeat(32));
        world.clock.advance(Duration.ofMinutes(1));

        restarted(world, new ScriptedGateway(elsewhere, world.clock)).reconcile().runOnce(10);

        assertThat(world.outbound())
                .allSatisfy(text ->
                        assertThat(reasons(text))
                                .containsExactly("no_answer", "unconfirmed_elsewhere"));
    }

    @Test
    void emptyListingsThatComeEarlyAreWrittenDownOnce() {
        unconfirmed(1);
        world.gateway.lists(NOTHING);
        world.clock.advance(Duration.ofSeconds(31));
        for (var i = 0; i < 5; i++) {
            world.duly.reconcile().runOnce(10);
        }

        assertThat(world.outbound().getFirst().lastAttempt().orElseThrow().emptyListings())
                .isEqualTo(1);
    }

    @Test
    void aClockAheadMakesNoListingEvidence() {
        unconfirmed(1);
        world.gateway.lists(NOTHING);
        world.gateway.tells(new ProviderTime.Said(world.clock.instant().plusSeconds(60)));
        rounds(5);
        assertThat(world.outbound().getFirst().state()).isEqualTo(MessageState.UNCONFIRMED);

        world.gateway.tells(new ProviderTime.Said(world.clock.instant()));
        rounds(1);
        assertThat(world.outbound().getFirst().state()).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void aReceiptWithoutOurPathIsAppliedWhenItsTextIsFoundInTheList() {
        unconfirmed(1);
        var receipt =
                world.receipt(
                        Optional.empty(), 0, world.providerId(70), "delivered", Optional.empty());
        world.duly.recordReceipt().record(receipt);
        world.gateway.lists(
                new Listing.Complete(
                        List.of(listed(world.providerId(70), WORDS, world.clock.instant()))));
        world.clock.advance(Duration.ofMinutes(1));

        world.duly.reconcile().runOnce(10);

        assertThat(world.outbound().getFirst().state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void anAnswerThatSaysNothingAfterTheSweepSaidSoIsNoSecondStep() {
        var id = world.accept(draft(ANN, WORDS));
        world.gateway.answersNext(NO_ANSWER);
        world.gateway.atSend(_ -> {
            world.clock.advance(LATE);
            world.duly.sweepStuck().runOnce(10);
        });

        world.duly.sendWorker().runOnce(1);

        assertThat(world.statesOf(id))
                .containsExactly(
                        MessageState.QUEUED, MessageState.SENDING, MessageState.UNCONFIRMED);
    }

    @Test
    void nobodyIsAskedAboutWhatAReceiptSettlesMeanwhile() {
        unconfirmed(1);
        var text = world.outbound().getFirst();
        world.gateway.lists(
                new Listing.Complete(
                        List.of(listed(world.providerId(77), "Other.", world.clock.instant()))));
        world.clock.advance(LATE);
        world.beforeCall =
                Cue.at(
                        "MessageStore.replace",
                        1,
                        () -> world.duly.recordReceipt().record(receiptOf(text, "delivered")));

        world.duly.reconcile().runOnce(10);

        assertThat(world.stateOf(text.id())).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void whatTheProviderIsKnownToHaveDoesNotGoAgainWhateverTheAnswer() {
        var id = world.accept(draft(ANN, WORDS));
        world.gateway.answersNext(busy(1));
        world.gateway.atSend(_ -> idIsKnownAndTheEndNotApplied(id));

        world.duly.sendWorker().runOnce(1);
        world.clock.advance(LATE);
        world.duly.sendWorker().runOnce(1);
        assertThat(world.gateway.requests()).hasSize(1);

        world.duly.catchUpReceipts().runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aPersonMayNameTheIdThatIsKnownAlready() {
        unconfirmed(1);
        var id = world.outbound().getFirst().id();
        idIsKnownAndTheEndNotApplied(id);

        assertThat(
                        world.duly
                                .resolveMessage()
                                .resolve(
                                        id,
                                        new Resolution.Taken(world.providerId(70)),
                                        Actor.token("kim")))
                .isInstanceOf(ResolveResult.Resolved.class);
    }

    @Test
    void aReceiptThatWeHoldIsFoundBehindAThousandLaterOnes() {
        var id = world.send(ANN, WORDS);
        var providerId = world.text(id).providerId().orElseThrow();
        world.storage.receipts().append(world.receipt(id, 1, providerId, "delivered"));
        for (var i = 0; i < 1_000; i++) {
            world.clock.advance(Duration.ofMillis(1));
            world.storage
                    .receipts()
                    .append(
                            world.receipt(
                                    Optional.empty(),
                                    0,
                                    world.providerId(5_000 + i),
                                    "sent",
                                    Optional.empty()));
        }
        world.clock.advance(LATE);

        world.duly.catchUpReceipts().runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
    }

    /// A final receipt is kept and its process dies; an earlier one comes after it.
    private void idIsKnownAndTheEndNotApplied(MessageId id) {
        world.storage.receipts().append(receiptOf(world.text(id), "delivered"));
        world.duly.recordReceipt().record(receiptOf(world.text(id), "sent"));
        assertThat(world.text(id).providerId()).isPresent();
    }

    /// For its first attempt, under an id of its own.
    private DeliveryReceipt receiptOf(OutboundMessage text, String status) {
        var last = text.draft().to().e164().substring(8);
        var number = text.draft().to().equals(ANN) ? 70 : Integer.parseInt(last);
        return world.receipt(text.id(), 1, world.providerId(number), status);
    }

    private void unconfirmed(int count) {
        var others =
                IntStream.range(1, count)
                        .mapToObj(i -> new PhoneNumber("+1702555%04d".formatted(3_000 + i)))
                        .toList();
        others.forEach(this::sendIntoTheDark);
        sendIntoTheDark(ANN);
    }

    private void sendIntoTheDark(PhoneNumber to) {
        world.gateway.answersNext(NO_ANSWER);
        world.send(to, WORDS);
        world.clock.advance(Duration.ofMillis(1));
    }

    private void rounds(int count) {
        for (var i = 0; i < count; i++) {
            world.clock.advance(Duration.ofMinutes(1));
            world.duly.reconcile().runOnce(10);
        }
    }
}
