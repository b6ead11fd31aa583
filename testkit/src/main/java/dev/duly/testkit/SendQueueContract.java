package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageStore;
import dev.duly.core.sending.SendQueue;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [SendQueue] promises. A queue may be an index on the messages, so each text is kept
/// as `queued` before it is put, and has gone on before it is done.
public abstract class SendQueueContract extends SendQueueTurnsContract {
    /// Longer than any test may take.
    private static final Duration FOREVER = Duration.ofMinutes(10);

    private static final Set<Thread.State> PARKED =
            EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

    /// A queue and the store of the messages that wait in it.
    public record Queued(MessageStore store, SendQueue queue) {}

    @Test
    void aTextThatIsDoneIsForgotten() {
        var message = put(1, clock.instant());
        put(2, clock.instant());
        claim(10);

        finish(message);

        assertThat(queue.depth()).isEqualTo(1);
        clock.advance(LEASE);
        assertThat(claim(10)).isEqualTo(ids(2));
    }

    @Test
    void aTextMayBeDoneWithoutAClaimAndTwice() {
        var message = put(1, clock.instant());

        finish(message);
        queue.done(message.id());

        assertThat(queue.depth()).isZero();
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void aTextThatWaitsAgainAfterItWasDoneIsGivenAgain() {
        var message = put(1, clock.instant());
        claim(10);
        var sending = finish(message);

        waitAgain(sending, Samples.second(60));

        assertThat(claim(10)).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(claim(10)).isEqualTo(ids(1));
    }

    @Test
    void depthCountsWhatWaitsClaimedOrNot() {
        put(1, clock.instant());
        put(2, Samples.second(60));
        assertThat(queue.depth()).isEqualTo(2);

        claim(10);
        assertThat(queue.depth()).isEqualTo(2);

        queue.putBack(Samples.messageId(1), Duration.ZERO);
        assertThat(queue.depth()).isEqualTo(2);
    }

    @Test
    void whoWaitsWhileATextIsDueReturns() throws InterruptedException {
        put(1, clock.instant());

        assertThat(returned(FOREVER)).isTrue();
    }

    @Test
    void whoWaitsInVainReturnsWhenItsTimeIsUp() throws InterruptedException {
        put(1, Samples.second(3600));

        assertThat(returned(Duration.ofMillis(20))).isTrue();
    }

    @Test
    void whoWaitsIsWokenByAPut() throws InterruptedException {
        assertThat(returned(FOREVER, () -> put(1, clock.instant()))).isTrue();
    }

    @Test
    void whoWaitsIsWokenByAClaimGivenBack() throws InterruptedException {
        put(1, clock.instant());
        claim(10);

        assertThat(returned(FOREVER, () -> queue.putBack(Samples.messageId(1), Duration.ZERO)))
                .isTrue();
    }

    /// Whether somebody who waits at most so long returns, long before a patient test gives up.
    private boolean returned(Duration atMost) throws InterruptedException {
        return returned(atMost, () -> {});
    }

    private boolean returned(Duration atMost, Runnable meanwhile) throws InterruptedException {
        var waiting = Thread.ofVirtual().start(() -> await(atMost));
        awaitPark(waiting);
        try {
            meanwhile.run();
            return waiting.join(Duration.ofSeconds(20));
        } finally {
            waiting.interrupt();
        }
    }

    /// Returns when `waiting` has come to wait, or has ended, or waits in a way that nobody sees.
    private static void awaitPark(Thread waiting) {
        var patience = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (!PARKED.contains(waiting.getState()) && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
    }

    private void await(Duration atMost) {
        try {
            queue.awaitDue(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
