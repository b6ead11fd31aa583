package dev.duly.core.sending;

import static dev.duly.core.Samples.NO_ANSWER;
import static dev.duly.core.Samples.as;
import static dev.duly.core.Samples.busy;
import static dev.duly.core.Samples.failure;
import static dev.duly.core.Samples.listed;
import static dev.duly.core.Samples.reasons;
import static dev.duly.core.Samples.refused;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Terms;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadOrderTest {
    private final World world = new World();
    private final SendWorker worker = world.duly.sendWorker();

    @Test
    void aReceiptThatSettlesTheFirstWakesTheSecondAtOnce() {
        world.gateway.answersNext(new GatewayOutcome.Unknown("no answer within 20 s"));
        var first = world.send(ANN, "One.");
        var second = world.send(ANN, "Two.");
        world.clock.advance(Duration.ofMinutes(3));
        world.duly.sendWorker().runOnce(10);
        assertThat(world.stateOf(second)).isEqualTo(MessageState.QUEUED);

        world.duly.recordReceipt().record(world.receipt(first, 1, world.providerId(9), "sent"));
        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(second)).isEqualTo(MessageState.SENT);
    }

    @Test
    void theNextIsFoundBehindHoweverManyThatWaitForTheirTime() {
        var tomorrow = world.clock.instant().plus(Duration.ofDays(1));
        for (var day = 0; day < 25; day++) {
            world.accept(
                    draft(ANN, "Reminder " + day)
                            .on(
                                    new Terms(
                                            Optional.of(tomorrow.plus(Duration.ofDays(day))),
                                            Optional.empty(),
                                            Optional.empty())));
        }
        world.gateway.answersNext(new GatewayOutcome.Unknown("no answer within 20 s"));
        var first = world.send(ANN, "One.");
        var second = world.send(ANN, "Two.");
        world.clock.advance(Duration.ofMinutes(3));
        world.duly.sendWorker().runOnce(10);

        world.duly.recordReceipt().record(world.receipt(first, 1, world.providerId(9), "sent"));
        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(second)).isEqualTo(MessageState.SENT);
    }

    @Test
    void textsOfOneConversationGoInTheOrderInWhichTheyWereAccepted() {
        var first = world.accept(draft(ANN, "One."));
        accept("Two.");
        accept("Three.");
        // However the queue hands them out.
        world.queue.putBack(first, Duration.ZERO);

        worker.runOnce(10);

        assertThat(wentOut()).containsExactly("One.", "Two.", "Three.");
    }

    @Test
    void anUrgentTextTakesTheEarlierOnesAlong() {
        world.accept(as(Purpose.BULK, draft(ANN, "Our office moves.")));
        world.clock.advance(Duration.ofSeconds(1));
        world.accept(as(Purpose.REPLY, draft(ANN, "Yes, at 9.")));

        // The queue's first is the urgent one.
        worker.runOnce(1);

        assertThat(wentOut()).containsExactly("Our office moves.", "Yes, at 9.");
    }

    @Test
    void oneClaimTakesOnlySomeAlongAndTheRestComesInOrderAllTheSame() {
        var words = IntStream.range(0, 30).mapToObj(i -> "Text %02d.".formatted(i)).toList();
        words.forEach(this::accept);
        var urgent = world.accept(as(Purpose.REPLY, draft(ANN, "Yes, at 9.")));

        assertThat(worker.claim(1)).containsExactly(urgent);
        worker.send(urgent);
        assertThat(wentOut()).hasSizeBetween(1, 10);
        for (var i = 0; i < 31; i++) {
            worker.runOnce(1);
        }

        assertThat(wentOut()).startsWith(words.toArray(String[]::new)).endsWith("Yes, at 9.");
    }

    @Test
    void aRetriedTextIsNotPassed() {
        world.gateway.answersNext(busy(20));
        var first = accept("One.");
        var second = accept("Two.");
        worker.runOnce(10);
        goAfter(Duration.ofSeconds(15));
        assertThat(wentOut()).containsExactly("One.");
        assertThat(world.stateOf(first)).isEqualTo(MessageState.QUEUED);
        assertThat(reasons(world.text(second))).containsExactly("earlier_text_first");

        goAfter(Duration.ofSeconds(10));
        goAfter(Duration.ofSeconds(1));

        assertThat(wentOut()).containsExactly("One.", "One.", "Two.");
    }

    @Test
    void aTextThatIsHeldForLongLetsTheNextPass() {
        var first = world.send(ANN, "One.");
        // Dropped by the provider: it waits for a quarter of an hour.
        world.duly.recordReceipt().record(failure(world, first, 1, 30001));

        world.send(ANN, "Two.");

        assertThat(world.stateOf(first)).isEqualTo(MessageState.QUEUED);
        assertThat(wentOut()).containsExactly("One.", "Two.");
    }

    @Test
    void afterATextThatFailedTheNextGoes() {
        world.gateway.answersNext(refused(21211));
        var first = accept("One.");
        var second = accept("Two.");
        worker.runOnce(10);

        assertThat(world.stateOf(first)).isEqualTo(MessageState.FAILED);
        assertThat(world.stateOf(second)).isEqualTo(MessageState.SENT);
    }

    @Test
    void anUnconfirmedTextIsWaitedForUntilAPersonIsAsked() {
        world.gateway.answersNext(NO_ANSWER);
        var first = world.send(ANN, "One.");
        var second = world.send(ANN, "Two.");
        assertThat(world.stateOf(second)).isEqualTo(MessageState.QUEUED);

        world.gateway.lists(
                new Listing.Complete(
                        List.of(listed(world.providerId(77), "Other.", world.clock.instant()))));
        world.clock.advance(Duration.ofMinutes(5));
        world.duly.reconcile().runOnce(10);
        goAfter(Duration.ofMinutes(1));

        assertThat(world.stateOf(first)).isEqualTo(MessageState.UNCONFIRMED);
        assertThat(world.stateOf(second)).isEqualTo(MessageState.SENT);
    }

    @Test
    void theNextGoesAtOnceWhenTheOneBeforeIsSettled() {
        world.gateway.answersNext(NO_ANSWER);
        var first = world.send(ANN, "One.");
        goAfter(Duration.ofMinutes(4));
        var second = accept("Two.");
        goAfter(Duration.ofMinutes(4));
        goAfter(Duration.ofMinutes(1));
        assertThat(world.stateOf(second)).isEqualTo(MessageState.QUEUED);

        world.duly
                .resolveMessage()
                .resolve(first, new Resolution.GivenUp(), world.text(first).draft().author());
        worker.runOnce(10);

        assertThat(world.stateOf(second)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aTextThatIsBeingSentIsWaitedForInSilence() {
        accept("One.");
        var second = accept("Two.");
        var claimed = worker.claim(10);
        var whileLeaving = new AtomicInteger();
        world.gateway.atSend(_ -> {
            if (whileLeaving.incrementAndGet() == 1) {
                worker.send(second);
                assertThat(reasons(world.text(second))).isEmpty();
            }
        });

        claimed.forEach(worker::send);
        goAfter(Duration.ofSeconds(1));

        assertThat(wentOut()).containsExactly("One.", "Two.");
        assertThat(reasons(world.text(second))).isEmpty();
    }

    @Test
    void aKeywordsAnswerDoesNotWaitForOtherTexts() {
        var ours = new World(KeywordAnswers.OURS);
        ours.gateway.answersNext(NO_ANSWER);
        ours.send(ANN, "One.");
        ours.receive(ours.inbound(1, ANN, "STOP"));
        ours.duly.sendWorker().runOnce(10);

        assertThat(ours.gateway.requests()).hasSize(2);
        assertThat(ours.outbound().getLast().state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void noOtherTextWaitsForAKeywordsAnswer() {
        var ours = new World(KeywordAnswers.OURS);
        ours.gateway.answersNext(NO_ANSWER);
        ours.receive(ours.inbound(1, ANN, "HELP"));
        ours.duly.sendWorker().runOnce(10);
        assertThat(ours.outbound().getLast().state()).isEqualTo(MessageState.UNCONFIRMED);

        var text = ours.send(ANN, "One.");

        assertThat(ours.stateOf(text)).isEqualTo(MessageState.SENT);
    }

    @Test
    void twoOfficersWithTheSameWordsAtOnceTextOneAfterTheOther() {
        var first = world.accept(draft("a", ANN, "See you at 9."));
        var second = world.accept(draft("b", ANN, "See you at 9."));
        world.gateway.answersNext(NO_ANSWER);
        worker.runOnce(10);
        assertThat(wentOut()).hasSize(1);

        world.duly
                .recordReceipt()
                .record(world.receipt(first, 1, world.providerId(40), "delivered"));
        goAfter(Duration.ofMinutes(1));

        assertThat(wentOut()).hasSize(2);
        assertThat(world.stateOf(second)).isEqualTo(MessageState.SENT);
    }

    @Test
    void manyWaitingTextsAreLookedAtInFewReads() {
        world.gateway.answersNext(NO_ANSWER);
        world.send(ANN, "One.");
        for (var i = 0; i < 500; i++) {
            accept("Text " + i + ".");
        }
        var pages = new AtomicInteger();
        world.beforeCall =
                call -> {
                    if (call.equals("MessageStore.page")) {
                        pages.incrementAndGet();
                    }
                };

        worker.runOnce(1_000);

        assertThat(pages.get()).isLessThanOrEqualTo(1_000);
        assertThat(wentOut()).hasSize(1);
    }

    private MessageId accept(String words) {
        var id = world.accept(draft(ANN, words));
        world.clock.advance(Duration.ofMillis(1));
        return id;
    }

    private void goAfter(Duration wait) {
        world.clock.advance(wait);
        worker.runOnce(10);
    }

    private List<String> wentOut() {
        return world.gateway.requests().stream().map(request -> request.text().value()).toList();
    }
}
