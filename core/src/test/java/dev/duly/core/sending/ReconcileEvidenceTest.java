package dev.duly.core.sending;

import static dev.duly.core.Samples.NOTHING;
import static dev.duly.core.Samples.NO_ANSWER;
import static dev.duly.core.Samples.lastReason;
import static dev.duly.core.Samples.listed;
import static dev.duly.core.Samples.reasons;
import static dev.duly.core.Samples.restarted;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.Count;
import dev.duly.core.Cue;
import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.memory.ScriptedGateway;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is evidence and what is not, and how often the provider is asked for it.
class ReconcileEvidenceTest {
    private static final String WORDS = "See you at 9.";

    private final World world = new World();
    private final Reconcile reconcile = world.duly.reconcile();
    private final Count listings = new Count("SmsGateway.list");
    private MessageId id;

    @BeforeEach
    void aTextThatNobodyKnowsTheEndOf() {
        world.gateway.answersNext(NO_ANSWER);
        id = world.send(ANN, WORDS);
        world.beforeCall = listings;
    }

    @Test
    void aRawReceiptWeHoldSaysMoreThanAnyList() {
        world.storage.receipts().append(world.receipt(id, 1, world.providerId(5), "delivered"));
        world.gateway.lists(NOTHING);
        world.clock.advance(Duration.ofMinutes(5));

        reconcile.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
        assertThat(listings.taken()).isZero();
    }

    @Test
    void aPersonIsAskedOnceAndOnlyWhenItIsLateEnough() {
        world.gateway.lists(other());
        rounds(10, Duration.ofSeconds(10));
        assertThat(reasons(world.text(id))).containsExactly("no_answer");

        rounds(100, Duration.ofSeconds(10));
        assertThat(reasons(world.text(id))).containsExactly("no_answer", "ask_person");
        assertThat(lastReason(world.text(id)).sentence()).contains(world.providerId(77).value());
        assertThat(lastReason(world.text(id)).nextStep()).contains("resolve");
    }

    @Test
    void whatAPersonWasAskedAboutIsStillAdoptedWhenItIsListed() {
        world.gateway.lists(other());
        rounds(30, Duration.ofSeconds(10));
        world.gateway.lists(
                new Listing.Complete(
                        List.of(
                                listed(world.providerId(77), "Other.", world.clock.instant()),
                                listed(world.providerId(78), WORDS, world.clock.instant()))));

        rounds(60, Duration.ofSeconds(10));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.text(id).providerId()).contains(world.providerId(78));
    }

    @Test
    void theSameWordsTwiceAreForAPerson() {
        world.gateway.lists(
                new Listing.Complete(
                        List.of(
                                listed(world.providerId(77), WORDS, world.clock.instant()),
                                listed(world.providerId(78), WORDS, world.clock.instant()))));
        rounds(30, Duration.ofSeconds(10));

        assertThat(lastReason(world.text(id)).code()).isEqualTo("ask_person");
    }

    @Test
    void theWordsOfLongAgoAreNotTheseWords() {
        world.gateway.lists(
                new Listing.Complete(
                        List.of(
                                listed(
                                        world.providerId(77),
                                        WORDS,
                                        world.clock.instant().minus(Duration.ofMinutes(11))))));
        rounds(30, Duration.ofSeconds(10));

        assertThat(world.text(id).providerId()).isEmpty();
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void whatWasNoticedLateIsSettledLate() {
        var late = new World();
        late.gateway.atSend(_ -> late.beforeCall = Cue.fails("MessageStore.replace", 1));
        var text = late.accept(draft(ANN, WORDS));
        try {
            late.duly.sendWorker().runOnce(1);
        } catch (RuntimeException e) {
            assertThat(late.stateOf(text)).isEqualTo(MessageState.SENDING);
        }
        // The whole process stood still for an hour, in the middle of the call.
        late.clock.advance(Duration.ofHours(1));
        late.duly.sweepStuck().runOnce(10);
        late.gateway.lists(NOTHING);
        for (var i = 0; i < 11; i++) {
            late.duly.reconcile().runOnce(10);
            assertThat(late.stateOf(text)).isEqualTo(MessageState.UNCONFIRMED);
            late.clock.advance(Duration.ofSeconds(10));
        }

        late.clock.advance(Duration.ofSeconds(11));
        late.duly.reconcile().runOnce(10);
        assertThat(late.stateOf(text)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void aTextOfAnotherAccountIsAskedOfAPersonAndNeverListed() {
        var elsewhere =
                new ScriptedGateway(
                        new GatewayAccount("twilio", "AC" + "1".repeat(32)), world.clock);
        elsewhere.lists(
                new Listing.Complete(
                        List.of(listed(world.providerId(78), WORDS, world.clock.instant()))));
        var duly = restarted(world, elsewhere);
        for (var i = 0; i < 30; i++) {
            world.clock.advance(Duration.ofSeconds(10));
            duly.reconcile().runOnce(10);
        }

        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
        assertThat(reasons(world.text(id))).containsExactly("no_answer", "unconfirmed_elsewhere");
        assertThat(world.text(id).providerId()).isEmpty();
        assertThat(listings.taken()).isZero();
    }

    @Test
    void aWaitingTextOfAnotherAccountIsBlocked() {
        var waiting = world.accept(draft(World.BOB, WORDS));
        var elsewhere =
                new ScriptedGateway(
                        new GatewayAccount("twilio", "AC" + "1".repeat(32)), world.clock);
        restarted(world, elsewhere).sendWorker().runOnce(10);

        assertThat(world.stateOf(waiting)).isEqualTo(MessageState.BLOCKED);
        assertThat(lastReason(world.text(waiting)).code()).isEqualTo("other_account");
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void theProviderIsAskedOftenAtFirstAndThenEverLessOften() {
        world.gateway.lists(other());
        rounds(36, Duration.ofSeconds(10));
        assertThat(listings.taken()).isEqualTo(36);

        rounds(24 * 360, Duration.ofSeconds(10));
        assertThat(listings.taken()).isBetween(4, 12);
    }

    @Test
    void theListingThatIsStillMissingIsReadInTheNextRound() {
        world.gateway.lists(new Listing.Unavailable("503"));
        rounds(3, Duration.ofHours(3));
        world.gateway.lists(NOTHING);

        rounds(2, Duration.ofSeconds(10));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void whatAPersonIsAskedAboutAfterAnEmptyListingIsReadEverLessOften() {
        world.gateway.lists(NOTHING);
        rounds(4, Duration.ofSeconds(10));
        assertThat(world.text(id).lastAttempt().orElseThrow().emptyListings()).isEqualTo(1);
        world.gateway.lists(other());
        rounds(36, Duration.ofSeconds(10));
        listings.taken();

        rounds(360, Duration.ofSeconds(10));

        assertThat(listings.taken()).isBetween(1, 6);
    }

    @Test
    void aProviderThatDoesNotAnswerIsNotAskedAboutEverybody() {
        unconfirmed(20);
        world.gateway.lists(new Listing.Unavailable("503"));
        world.clock.advance(Duration.ofMinutes(10));
        listings.taken();

        reconcile.runOnce(10);
        assertThat(listings.taken()).isEqualTo(3);
        reconcile.runOnce(10);
        assertThat(listings.taken()).isEqualTo(3);

        world.gateway.lists(NOTHING);
        reconcile.runOnce(10);
        assertThat(listings.taken()).isEqualTo(21);
    }

    @Test
    void anAnswerInBetweenDoesNotMakeTheOthersWaitForHours() {
        unconfirmed(1);
        world.gateway.lists(other());
        rounds(60, Duration.ofSeconds(10));
        world.clock.advance(Duration.ofHours(10));
        listings.taken();
        world.gateway.lists(new Listing.Unavailable("503"));
        world.beforeCall =
                listings.andThen(Cue.at("SmsGateway.list", 2, () -> world.gateway.lists(other())));
        reconcile.runOnce(10);
        assertThat(listings.taken()).isEqualTo(2);

        world.clock.advance(Duration.ofSeconds(10));
        reconcile.runOnce(10);

        assertThat(listings.taken()).isEqualTo(1);
        reconcile.runOnce(10);
        assertThat(listings.taken()).isZero();
    }

    @Test
    void oneTextThatIsBrokenForGoodDoesNotHaveAllOthersAskedForEver() {
        unconfirmed(3);
        world.gateway.lists(other());
        for (var round = 0; round < 600; round++) {
            world.clock.advance(Duration.ofSeconds(10));
            world.beforeCall = listings.andThen(Cue.fails("ReceiptLog.of", 1));
            assertThatThrownBy(() -> reconcile.runOnce(10)).isInstanceOf(PortException.class);
        }

        assertThat(listings.taken()).isBetween(100, 150);
    }

    @Test
    void oneTextThatCannotBeReadKeepsNoOtherWaiting() {
        unconfirmed(2);
        world.gateway.lists(
                new Listing.Complete(
                        List.of(listed(world.providerId(78), WORDS, world.clock.instant()))));
        world.clock.advance(Duration.ofSeconds(1));
        world.beforeCall = Cue.fails("ReceiptLog.of", 1);
        try {
            reconcile.runOnce(10);
        } catch (PortException e) {
            assertThat(e.port()).isEqualTo("ReceiptLog");
        }

        assertThat(world.outbound().stream().filter(t -> t.state() == MessageState.SENT))
                .hasSize(1);
    }

    private Listing other() {
        return new Listing.Complete(
                List.of(listed(world.providerId(77), "Other.", world.clock.instant())));
    }

    private void unconfirmed(int count) {
        for (var i = 0; i < count; i++) {
            world.gateway.answersNext(NO_ANSWER);
            world.send(new PhoneNumber("+1702555%04d".formatted(3_000 + i)), WORDS);
        }
    }

    private void rounds(int count, Duration apart) {
        for (var i = 0; i < count; i++) {
            world.clock.advance(apart);
            reconcile.runOnce(10);
        }
    }
}
