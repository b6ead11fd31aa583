package dev.duly.core.thread;

import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.duly.core.World;
import dev.duly.core.client.CaseId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.ThreadId;
import dev.duly.core.record.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadThreadsTest {
    private static final Actor OFFICER = Actor.token("officer");

    private final World world = new World();
    private final ReadThreads readThreads = world.duly.readThreads();

    @Test
    void aConversationIsReadAsItWasSpoken() {
        var sent = world.text(world.send(ANN, "See you at 9."));
        world.clock.advance(Duration.ofSeconds(5));
        world.receive(world.inbound(1, ANN, "STOP"));

        var conversation =
                readThreads
                        .conversation(OFFICER, sent.threadId(), Optional.empty(), 50)
                        .orElseThrow();

        assertThat(conversation.thread().person()).isEqualTo(ANN);
        assertThat(conversation.items()).hasSize(3);
        assertThat(conversation.items().get(2))
                .isInstanceOfSatisfying(
                        ThreadItem.Marker.class,
                        marker -> {
                            assertThat(marker.code()).isEqualTo("opted_out");
                            assertThat(marker.sentence())
                                    .contains("opted out")
                                    .contains("provider answers");
                        });
    }

    @Test
    void aReceiptThatNamedNoMessageIsShownWithItsText() {
        var id = world.send(ANN, "See you at 9.");
        var providerId = world.text(id).providerId().orElseThrow();
        world.duly
                .recordReceipt()
                .record(
                        world.receipt(
                                Optional.empty(), 0, providerId, "delivered", Optional.empty()));

        var said = readThreads.message(OFFICER, id).orElseThrow();

        assertThat(said.receipts()).hasSize(1);
    }

    @Test
    void everyReadingIsAuditedBeforeAnythingIsShown() {
        var sent = world.text(world.send(ANN, "See you at 9."));

        readThreads.conversation(OFFICER, sent.threadId(), Optional.empty(), 50);
        readThreads.message(OFFICER, sent.id());
        readThreads.list(OFFICER, Optional.empty(), 50);

        assertThat(world.audited("access"))
                .containsExactly("thread.read", "message.read", "threads.listed");
        assertThat(world.chainsAreWhole()).isTrue();
    }

    @Test
    void aListOfMessagesIsAuditedWithAllThatWasAsked() {
        var filter =
                new MessageFilter(
                        Optional.of(new CaseId("C-1042")),
                        Optional.of(new ThreadId("0".repeat(24))),
                        Optional.of(new DepartmentId("pretrial")),
                        Optional.of(MessageFilter.Direction.OUT),
                        Set.of(MessageState.EXPIRED, MessageState.FAILED),
                        Optional.of(Instant.parse("2026-11-22T16:00:00Z")),
                        Optional.of(Instant.parse("2026-11-22T17:00:00Z")),
                        MessageFilter.Order.NEWEST_FIRST);

        readThreads.messages(OFFICER, filter, Optional.empty(), 50);

        assertThat(world.storage.audit().read("access", 0, 10).getFirst().event().ids())
                .containsExactly(
                        entry("case", "C-1042"),
                        entry("department", "pretrial"),
                        entry("direction", "out"),
                        entry("since", "2026-11-22T16:00:00Z"),
                        entry("state", "failed,expired"),
                        entry("thread", "0".repeat(24)),
                        entry("until", "2026-11-22T17:00:00Z"));
    }

    @Test
    void aThreadThatIsNotThereIsNotThere() {
        assertThat(
                        readThreads.conversation(
                                OFFICER, new ThreadId("0".repeat(24)), Optional.empty(), 50))
                .isEmpty();
    }
}
