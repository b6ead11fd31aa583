package dev.duly.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.MessageState;
import dev.duly.core.purpose.Purpose;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is particular to a queue that is an index on the messages.
class QueueAsIndexTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Instant NOW = Samples.second(1_000);

    @RegisterExtension final DataFolders folders = new DataFolders();
    private final MovableClock clock = new MovableClock(NOW);
    private SqliteStorage storage;

    @BeforeEach
    void serve() {
        storage = folders.serve(folders.empty(), clock);
    }

    @Test
    void aTextIsInTheQueueAsLongAsItIsKeptAsQueued() {
        var text = Samples.outbound(1).queued();
        storage.messages().add(text);
        assertThat(storage.queue().depth()).isEqualTo(1);

        storage.messages().replace(text.revision(), OutboundSample.sending(text, NOW));

        assertThat(storage.queue().depth()).isZero();
        assertThat(storage.queue().claim(10, LEASE)).isEmpty();
    }

    @Test
    void aTextThatIsHeldWaitsForTheTimeInItsMessage() {
        var text = Samples.outbound(1).queued();
        storage.messages().add(text);
        var held = text.due(NOW.plusSeconds(60)).again();
        storage.messages().replace(text.revision(), held);

        assertThat(storage.queue().claim(10, LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(storage.queue().claim(10, LEASE)).containsExactly(text.id());
    }

    @Test
    void whoWasPutBackForASecondDoesNotStandInTheWayOfOthers() {
        for (var number = 0; number < 40; number++) {
            storage.messages().add(Samples.outbound(number).about(Purpose.BULK).queued());
        }
        var queue = storage.queue();
        queue.claim(20, LEASE).forEach(id -> queue.putBack(id, Duration.ofSeconds(1)));

        assertThat(queue.claim(10, LEASE)).hasSize(10).startsWith(Samples.messageId(20));
        clock.advance(Duration.ofSeconds(1));
        assertThat(queue.claim(40, LEASE)).hasSize(30).startsWith(Samples.messageId(0));
    }

    @Test
    void aTextThatIsPutBackAfterItWasCanceledElsewhereLeavesNothingBehind() {
        var text = Samples.outbound(1).queued();
        storage.messages().add(text);
        assertThat(claimed()).isEqualTo(1);
        assertThat(withheld()).isEqualTo(1);
        storage.messages()
                .replace(text.revision(), text.then(Samples.step(MessageState.CANCELED, NOW)));

        storage.queue().putBack(text.id(), Duration.ofDays(1000));

        assertThat(withheld()).isZero();
    }

    @Test
    void aTextThatWaitsForTheTimeInItsMessageIsNotHeldBackAsWell() {
        var text = Samples.outbound(1).queued();
        storage.messages().add(text);
        assertThat(claimed()).isEqualTo(1);
        var held = text.due(NOW.plusSeconds(60)).again();
        storage.messages().replace(text.revision(), held);

        storage.queue().putBack(text.id(), Duration.between(NOW, held.dueAt()));

        assertThat(withheld()).isZero();
    }

    @Test
    void aTextThatNobodyEverKeptIsNotHeldBack() {
        storage.queue().putBack(Samples.messageId(1), Duration.ofSeconds(60));

        assertThat(withheld()).isZero();
    }

    @Test
    void aWaitThatIsOverLeavesNothingBehind() {
        storage.messages().add(Samples.outbound(1).queued());
        storage.queue().putBack(Samples.messageId(1), Duration.ofSeconds(60));
        assertThat(withheld()).isEqualTo(1);

        storage.queue().putBack(Samples.messageId(1), Duration.ZERO);

        assertThat(withheld()).isZero();
    }

    @Test
    void aCrashEndsAllLeases() {
        var folder = folders.empty();
        var crashed = folders.serve(folder, clock);
        crashed.messages().add(Samples.outbound(1).queued());
        assertThat(crashed.queue().claim(10, LEASE)).hasSize(1);
        crashed.close();

        assertThat(folders.serve(folder, clock).queue().claim(10, LEASE)).hasSize(1);
    }

    @Test
    void whoWaitsIsWokenByATextThatBecomesQueuedAgain() throws Exception {
        var text = Samples.outbound(1).queued();
        var flying = OutboundSample.sending(text, NOW);
        storage.messages().add(text);
        storage.messages().replace(text.revision(), flying);

        assertThat(
                        returns(() ->
                                storage.messages()
                                        .replace(
                                                flying.revision(),
                                                flying.then(
                                                        Samples.step(
                                                                MessageState.QUEUED,
                                                                Samples.second(6))))))
                .isTrue();
    }

    @Test
    void whoWaitsWakesWhenATextBecomesDue() throws Exception {
        storage.messages().add(Samples.outbound(1).due(NOW.plusMillis(30)).queued());

        assertThat(returns(() -> {})).isTrue();
    }

    @Test
    void whoFindsSomethingDueDoesNotWait() throws Exception {
        storage.messages().add(Samples.outbound(1).queued());

        assertThat(returns(() -> {})).isTrue();
    }

    private int claimed() {
        return storage.queue().claim(10, LEASE).size();
    }

    /// How many texts the queue has to keep in mind.
    private int withheld() {
        return ((SqliteSendQueue) storage.queue()).withheld();
    }

    /// Whether somebody who would wait for ten minutes returns long before.
    private boolean returns(Runnable meanwhile) throws InterruptedException {
        var waiting = Thread.ofVirtual().start(this::waitLong);
        try {
            meanwhile.run();
            return waiting.join(Duration.ofSeconds(20));
        } finally {
            waiting.interrupt();
        }
    }

    private void waitLong() {
        try {
            storage.queue().awaitDue(Duration.ofMinutes(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
