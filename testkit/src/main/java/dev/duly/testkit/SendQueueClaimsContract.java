package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Replaced;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That a queue gives each text that is due, in order, to one worker at a time.
abstract class SendQueueClaimsContract {
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration MOMENT = Duration.ofMillis(1);

    final MovableClock clock = new MovableClock(Samples.MORNING);
    MessageStore store;
    SendQueue queue;

    /// An empty store and the empty queue of its messages, of which each call gives others.
    ///
    /// @param clock by which the queue judges due times and leases
    protected abstract SendQueueContract.Queued emptyQueue(MovableClock clock);

    @BeforeEach
    void openQueue() {
        var opened = emptyQueue(clock);
        store = opened.store();
        queue = opened.queue();
    }

    @Test
    void anEmptyQueueGivesNothing() {
        assertThat(claim(10)).isEmpty();
        assertThat(queue.depth()).isZero();
    }

    @Test
    void aTextThatIsDueIsGiven() {
        put(1, clock.instant());

        assertThat(claim(10)).isEqualTo(ids(1));
    }

    @Test
    void aTextIsNotGivenBeforeItIsDue() {
        put(1, clock.instant().plus(MOMENT));
        assertThat(claim(10)).isEmpty();

        clock.advance(MOMENT);
        assertThat(claim(10)).isEqualTo(ids(1));
    }

    @Test
    void noMoreAreGivenThanAskedFor() {
        put(1, Samples.second(-3));
        put(2, Samples.second(-2));
        put(3, Samples.second(-1));

        assertThat(claim(2)).isEqualTo(ids(1, 2));
        assertThat(claim(2)).isEqualTo(ids(3));
        assertThat(claim(2)).isEmpty();
    }

    @Test
    void theLongestDueGoesFirst() {
        put(1, Samples.second(-1));
        put(2, Samples.second(-3));
        put(3, Samples.second(-2));

        assertThat(claim(10)).isEqualTo(ids(2, 3, 1));
    }

    @Test
    void urgentLanesGoBeforeAllThatWaitLonger() {
        put(1, Purpose.BULK, Samples.second(-9));
        put(2, Purpose.MANUAL, Samples.second(-5));
        put(3, Purpose.COURT, Samples.second(-1));
        put(4, Purpose.REPLY, Samples.second(-2));

        assertThat(claim(10)).isEqualTo(ids(4, 3, 2, 1));
    }

    @Test
    void whatIsNotDueHidesNothingThatIs() {
        put(1, Purpose.COURT, Samples.second(60));
        put(2, Purpose.BULK, Samples.second(-1));

        assertThat(claim(1)).isEqualTo(ids(2));
    }

    @Test
    void aClaimedTextIsGivenToNobodyElseBeforeItsLeaseHasPassed() {
        put(1, clock.instant());
        claim(10);

        clock.advance(LEASE.minus(MOMENT));
        assertThat(claim(10)).isEmpty();

        clock.advance(MOMENT);
        assertThat(claim(10)).isEqualTo(ids(1));
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void ofTwoWorkersNoneIsGivenTheOthersText() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var first = 4 * round;
            IntStream.range(first, first + 4).forEach(number -> put(number, Samples.MORNING));

            var claims = Race.between(() -> claim(3), () -> claim(3));

            assertThat(claims.stream().flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(
                            ids(first, first + 1, first + 2, first + 3));
        }
    }

    List<MessageId> claim(int max) {
        return queue.claim(max, LEASE);
    }

    OutboundMessage put(int number, Instant dueAt) {
        return put(number, Purpose.MANUAL, dueAt);
    }

    private OutboundMessage put(int number, Purpose purpose, Instant dueAt) {
        var message = Samples.outbound(number).about(purpose).due(dueAt).queued();
        store.add(message);
        queue.put(List.of(QueueEntry.of(message, clock.instant())));
        return message;
    }

    /// Puts a text that was put before once more.
    void putAgain(OutboundMessage message, Instant dueAt) {
        queue.put(List.of(QueueEntry.of(message.due(dueAt), clock.instant())));
    }

    void keep(OutboundMessage before, OutboundMessage next) {
        assertThat(store.replace(before.revision(), next)).isInstanceOf(Replaced.Kept.class);
    }

    /// Brings a text that was done back into the store's queue and this one.
    void waitAgain(OutboundMessage sending, Instant dueAt) {
        var waiting = sending.then(Samples.step(MessageState.QUEUED, clock.instant()));
        keep(sending, waiting.due(dueAt));
        putAgain(sending, dueAt);
    }

    OutboundMessage finish(OutboundMessage message) {
        var sending = OutboundSample.sending(message, clock.instant());
        keep(message, sending);
        queue.done(message.id());
        return sending;
    }

    static List<MessageId> ids(Integer... numbers) {
        return Stream.of(numbers).map(Samples::messageId).toList();
    }
}
