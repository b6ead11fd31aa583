package dev.duly.core.sending;

import static dev.duly.core.Samples.NOTHING;
import static dev.duly.core.Samples.NO_ANSWER;
import static dev.duly.core.Samples.lastReason;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cue;
import dev.duly.core.World;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditEntry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolveMessageTest {
    private static final Actor KIM = Actor.token("kim");
    private static final Resolution NOT_TAKEN = new Resolution.NotTaken();
    private static final Resolution GIVEN_UP = new Resolution.GivenUp();

    private static final Duration PATIENCE = SendingSettings.DEFAULT.reconcileAfter();

    private final World world = new World();
    private final ResolveMessage resolveMessage = world.duly.resolveMessage();
    private MessageId id;

    @BeforeEach
    void aTextThatNobodyKnowsTheEndOf() {
        world.gateway.answersNext(NO_ANSWER);
        id = world.send(ANN, "See you at 9.");
        world.clock.advance(PATIENCE);
    }

    @Test
    void whileDulyStillAsksNobodyMaySendItAgain() {
        world.gateway.answersNext(NO_ANSWER);
        var fresh = world.send(World.BOB, "See you at 9.");
        world.clock.advance(PATIENCE.minusMillis(1));

        assertThat(resolve(fresh, NOT_TAKEN)).isInstanceOf(ResolveResult.TooSoon.class);
        assertThat(world.stateOf(fresh)).isEqualTo(MessageState.UNCONFIRMED);

        assertThat(resolve(fresh, GIVEN_UP)).isInstanceOf(ResolveResult.Resolved.class);
    }

    @Test
    void aTextFoundAtTheProviderIsSentAndItsReceiptCounts() {
        assertThat(resolve(id, taken(70))).isInstanceOf(ResolveResult.Resolved.class);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.text(id).providerId()).contains(world.providerId(70));
        world.duly.recordReceipt().record(world.receipt(id, 1, world.providerId(70), "delivered"));
        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aTextThatWasNotTakenGoesAgain() {
        assertThat(resolve(id, NOT_TAKEN)).isInstanceOf(ResolveResult.Resolved.class);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);

        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.gateway.requests()).hasSize(2);
    }

    @Test
    void aTextThatIsGivenUpIsNotSentAndNotAskedAboutAnyMore() {
        assertThat(resolve(id, GIVEN_UP)).isInstanceOf(ResolveResult.Resolved.class);
        world.gateway.lists(NOTHING);
        for (var i = 0; i < 10; i++) {
            world.clock.advance(Duration.ofMinutes(3));
            world.duly.reconcile().runOnce(10);
            world.duly.sweepStuck().runOnce(10);
            world.duly.sendWorker().runOnce(10);
        }

        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
        assertThat(lastReason(world.text(id)).code()).isEqualTo("resolved_given_up");
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aReceiptIsRightAgainstAnyPerson() {
        resolve(id, GIVEN_UP);
        world.duly.recordReceipt().record(world.receipt(id, 1, world.providerId(70), "delivered"));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aReceiptKeepsBackWhatAPersonWantedToGoAgain() {
        resolve(id, NOT_TAKEN);
        world.duly.recordReceipt().record(world.receipt(id, 1, world.providerId(70), "sent"));
        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void theIdOfAnotherTextIsRefused() {
        var other = world.send(BOB, "Another text.");
        var owned = world.text(other).providerId().orElseThrow();

        assertThat(resolve(id, new Resolution.Taken(owned)))
                .isEqualTo(new ResolveResult.IdTaken(other));
        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
    }

    @Test
    void onlyTheFirstWordCounts() {
        resolve(id, GIVEN_UP);

        assertThat(resolve(id, NOT_TAKEN)).isInstanceOf(ResolveResult.NotOpen.class);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
    }

    @Test
    void whatIsNotUnconfirmedIsNotForAPerson() {
        var sent = world.send(BOB, "Another text.");

        assertThat(resolve(sent, GIVEN_UP)).isInstanceOf(ResolveResult.NotOpen.class);
        assertThat(resolve(new MessageId("0".repeat(24)), GIVEN_UP))
                .isInstanceOf(ResolveResult.NotFound.class);
    }

    @Test
    void aReceiptThatComesMeanwhileIsNotOverwritten() {
        world.beforeCall =
                Cue.at(
                        "MessageStore.replace",
                        1,
                        () ->
                                world.duly
                                        .recordReceipt()
                                        .record(
                                                world.receipt(
                                                        id, 1, world.providerId(70), "delivered")));

        assertThat(resolve(id, NOT_TAKEN)).isInstanceOf(ResolveResult.NotOpen.class);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aWordOnOneAttemptIsNoWordOnTheNext() {
        world.beforeCall = Cue.at("MessageStore.replace", 1, this::goesAgainAndIsUnconfirmedAgain);

        assertThat(resolve(id, GIVEN_UP)).isInstanceOf(ResolveResult.NotOpen.class);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
    }

    private void goesAgainAndIsUnconfirmedAgain() {
        resolve(id, NOT_TAKEN);
        world.gateway.answersNext(NO_ANSWER);
        world.duly.sendWorker().runOnce(10);
        assertThat(world.text(id).attempts()).hasSize(2);
    }

    @Test
    void whoSaidItStandsInTheTimelineAndInTheAudit() {
        resolve(id, NOT_TAKEN);

        assertThat(world.text(id).timeline().getLast().by()).isEqualTo(KIM);
        var entries =
                world.storage.audit().read("thread:" + world.text(id).threadId(), 0, 100).stream()
                        .map(AuditEntry::event)
                        .toList();
        assertThat(entries.getLast().actor()).isEqualTo(KIM);
        assertThat(entries.getLast().action()).isEqualTo("message.queued");
        assertThat(entries.getLast().ids()).containsEntry("reason", "resolved_not_taken");
        assertThat(world.chainsAreWhole()).isTrue();
    }

    @Test
    void aTwinThatWaitedGoesOnceTheOtherIsGivenUp() {
        var twin = world.accept(draft(ANN, "See you at 9."));
        world.duly.sendWorker().runOnce(10);
        assertThat(world.stateOf(twin)).isEqualTo(MessageState.QUEUED);

        resolve(id, GIVEN_UP);
        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(twin)).isEqualTo(MessageState.SENT);
    }

    @Test
    void theAnswerIsRightEvenIfTheNextTextCannotBeWoken() {
        world.accept(draft(ANN, "Next."));
        world.beforeCall = Cue.fails("MessageStore.page", 1);

        assertThat(resolve(id, GIVEN_UP)).isInstanceOf(ResolveResult.Resolved.class);
    }

    private Resolution taken(int number) {
        return new Resolution.Taken(world.providerId(number));
    }

    private ResolveResult resolve(MessageId text, Resolution resolution) {
        return resolveMessage.resolve(text, resolution, KIM);
    }
}
