package dev.duly.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.events.Heard;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.sending.QueueEntry;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A second program on the file, as the CLI is beside a server.
class BesideTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    @RegisterExtension final DataFolders folders = new DataFolders();
    private final MovableClock clock = new MovableClock(Samples.second(100));

    @Test
    void theServerWakesForATextThatWasKeptBesideIt() throws Exception {
        var folder = folders.empty();
        var queue = folders.serve(folder, clock).queue();
        var beside = folders.beside(folder);

        try (var runner = Executors.newVirtualThreadPerTaskExecutor()) {
            var claimed =
                    runner.submit(() -> {
                        var first = List.<MessageId>of();
                        while (first.isEmpty()) {
                            queue.awaitDue(Duration.ofMinutes(5));
                            first = queue.claim(10, LEASE);
                        }
                        return first;
                    });
            beside.messages().add(Samples.outbound(1).queued());

            try {
                assertThat(claimed)
                        .succeedsWithin(Duration.ofSeconds(20))
                        .isEqualTo(List.of(Samples.messageId(1)));
            } finally {
                claimed.cancel(true);
            }
        }
    }

    @Test
    void whoListensAtTheServerReadsAfreshAfterWhatWasWrittenBesideIt() throws Exception {
        var folder = folders.empty();
        var events = folders.serve(folder, clock).events();
        var beside = folders.beside(folder);
        var start = (Heard.Reset) events.hear(Optional.empty(), 10, Duration.ZERO);

        beside.messages().add(Samples.outbound(1).queued());

        assertThat(events.hear(Optional.of(start.now()), 10, Duration.ofSeconds(20)))
                .isInstanceOf(Heard.Reset.class);
    }

    @Test
    void bothSeeWhatTheOtherWrites() {
        var folder = folders.empty();
        var server = folders.serve(folder);
        var beside = folders.beside(folder);

        server.messages().add(Samples.outbound(1).queued());
        beside.messages().add(Samples.inbound(2).received());

        assertThat(beside.messages().find(Samples.messageId(1))).isPresent();
        assertThat(server.messages().find(Samples.messageId(2))).isPresent();
        assertThat(beside.queue().depth()).isEqualTo(1);
    }

    @Test
    void aSenderThatOneStopsIsStoppedForTheOther() {
        var folder = folders.empty();
        var server = folders.serve(folder);
        var pause =
                new SenderPause(
                        Samples.ACCOUNT,
                        Optional.empty(),
                        Reason.of("account_suspended", "The account is suspended.", "Pay."),
                        Samples.MORNING);
        server.senderPauses().pause(pause);

        assertThat(folders.beside(folder).senderPauses().resume(Samples.ACCOUNT, Optional.empty()))
                .contains(pause);
        assertThat(server.senderPauses().all()).isEmpty();
    }

    @Test
    void ofTwoProgramsExactlyOneWritesARevision() {
        var folder = folders.empty();
        var server = folders.serve(folder);
        var beside = folders.beside(folder);
        var text = Samples.outbound(1).queued();
        server.messages().add(text);
        var canceled = text.then(Samples.step(MessageState.CANCELED, Samples.second(5)));

        var first = beside.messages().replace(text.revision(), canceled);
        var second = server.messages().replace(text.revision(), canceled);

        assertThat(first).isNotEqualTo(second);
        assertThat(server.audit().read("thread:" + text.threadId(), 0, 10)).hasSize(2);
    }

    @Test
    void aloneItCreatesTheFileAndLeavesTheLockFree() {
        var folder = folders.empty();

        folders.beside(folder).messages().add(Samples.outbound(1).queued());

        assertThat(folders.serve(folder, clock).queue().claim(10, LEASE)).hasSize(1);
    }

    @Test
    void anOlderFileThatIsBeingServedIsRefusedInWords() throws Exception {
        var folder = folders.empty();
        var lock = ServeLock.take(DataFolder.at(folder)).orElseThrow();

        assertThatThrownBy(() -> SqliteStorage.beside(folder))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("older than this program")
                .hasMessageContaining("process " + ProcessHandle.current().pid());

        lock.close();
        folders.beside(folder).ping();
    }

    @Test
    void itTakesNoTextOutOfTheQueue() {
        var folder = folders.empty();
        folders.serve(folder);
        var queue = folders.beside(folder).queue();

        queue.put(List.of(QueueEntry.of(Samples.outbound(1).queued(), Samples.MORNING)));
        queue.putBack(Samples.messageId(1), Duration.ZERO);
        queue.done(Samples.messageId(1));

        assertThatThrownBy(() -> queue.claim(1, LEASE)).hasMessageContaining("serves");
        assertThatThrownBy(() -> queue.awaitDue(LEASE)).hasMessageContaining("serves");
    }
}
