package dev.duly.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Appended;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.task.TaskFilter;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// That a file which an earlier schema wrote opens, and all that was kept in it is read.
class OlderSchemaTest {
    private static final String BACK_TO_3 =
            """
            DROP INDEX message_turns;
            DROP TABLE department;
            CREATE TABLE department (
                id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, language TEXT NOT NULL,
                time_zone TEXT NOT NULL, sender TEXT NOT NULL, keyword_answers TEXT NOT NULL,
                segments_per_second INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            DROP INDEX thread_of_person;
            DROP INDEX message_by_thread_change;
            ALTER TABLE consent DROP COLUMN details;
            DROP TABLE template_version;
            DROP TABLE template;
            DROP TABLE contact;
            DROP TABLE task;
            ALTER TABLE consent DROP COLUMN provider_at;
            PRAGMA user_version = 3;
            """;

    private static final String BACK_TO_2 =
            BACK_TO_3
                    + """
                    DROP INDEX message_unfinished;
                    DROP INDEX inbound_by_arrival;
                    DROP TABLE sender_pause;
                    UPDATE inbound SET document = json_remove(document, '$.arrival');
                    PRAGMA user_version = 2;
                    """;

    private static final String BACK_TO_1 =
            """
            DROP INDEX message_by_department;
            ALTER TABLE message DROP COLUMN department_id;
            PRAGMA user_version = 1;
            """;

    @RegisterExtension final DataFolders folders = new DataFolders();
    private final OutboundMessage text = Samples.outbound(1).queued();
    private Path folder;

    @BeforeEach
    void keepSomething() {
        folder = folders.empty();
        var storage = folders.serve(folder);
        storage.messages().add(text);
        storage.messages().add(Samples.inbound(2).in(Samples.BAIL).received());
        storage.inbound().append(Samples.inbound(2).in(Samples.BAIL).raw());
        storage.close();
    }

    @Test
    void whatSchema1KeptIsFoundByItsDepartment() throws SQLException {
        DataFolders.write(folder, BACK_TO_2 + BACK_TO_1);

        var storage = folders.serve(folder);

        assertThat(page(storage, of(Samples.BAIL))).containsExactly(Samples.messageId(2));
        assertThat(page(storage, of(Samples.PRETRIAL))).containsExactly(Samples.messageId(1));
    }

    @Test
    void aTextFromAPersonThatSchema2KeptWasPosted() throws SQLException {
        DataFolders.write(folder, BACK_TO_2);

        var inbound = folders.serve(folder).inbound();

        assertThat(inbound.unprocessed(10))
                .containsExactly(Samples.inbound(2).in(Samples.BAIL).raw());
        assertThat(inbound.latestArrival()).contains(Samples.second(2));
    }

    @Test
    void aTextOfOursThatSchema2KeptIsReadAndSent() throws SQLException {
        DataFolders.write(folder, BACK_TO_2);

        var storage = folders.serve(folder, new MovableClock(Samples.second(5)));
        var read = (OutboundMessage) storage.messages().find(text.id()).orElseThrow();

        assertThat(read.drained(0)).isEqualTo(text);
        assertThat(read.draft().resendOf()).isEmpty();
        assertThat(storage.queue().claim(10, Duration.ofSeconds(30))).containsExactly(text.id());
        storage.messages()
                .replace(read.revision(), OutboundSample.sending(read, Samples.second(5)));
        assertThat(
                        storage.messages()
                                .inState(
                                        MessageState.SENDING,
                                        Instant.MIN,
                                        Instant.MAX,
                                        Optional.empty(),
                                        10)
                                .items())
                .extracting(Message::id)
                .containsExactly(text.id());
        assertThat(unfinished(storage)).containsExactly(text.id());
    }

    @Test
    void whereSchema2KnewNoStoppedSenderOneMayBeStopped() throws SQLException {
        DataFolders.write(folder, BACK_TO_2);

        var pauses = folders.serve(folder).senderPauses();

        assertThat(pauses.all()).isEmpty();
        var pause =
                new SenderPause(
                        Samples.ACCOUNT,
                        Optional.empty(),
                        Reason.of("suspended", "The account is suspended.", "Pay."),
                        Samples.MORNING);
        pauses.pause(pause);
        assertThat(pauses.all()).containsExactly(pause);
    }

    @Test
    void whereSchema2KnewNoContactAndNoTaskBothAreKept() throws SQLException {
        DataFolders.write(folder, BACK_TO_2);

        var storage = folders.serve(folder);

        assertThat(storage.contacts().withPhone(Samples.ANN)).isEmpty();
        var contact =
                new Contact(
                        new ContactId("P-1"),
                        1,
                        Samples.BAIL,
                        Optional.empty(),
                        "Ann",
                        Samples.ANN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        storage.contacts().save(contact);
        assertThat(storage.contacts().withPhone(Samples.ANN)).containsExactly(contact);
        assertThat(storage.tasks().page(TaskFilter.OPEN, Optional.empty(), 10).items()).isEmpty();
    }

    @Test
    void whereSchema3KnewNoTemplatesThereIsRoomForThem() throws SQLException {
        DataFolders.write(folder, BACK_TO_3);

        var templates = folders.serve(folder).templates();

        assertThat(templates.page(Optional.empty(), Optional.empty(), 10).items()).isEmpty();
        assertThat(templates.add(Samples.template(1))).isEqualTo(Appended.NEW);
        assertThat(templates.named(Samples.template(1).name()))
                .containsExactly(Samples.template(1));
    }

    private static List<MessageId> unfinished(SqliteStorage storage) {
        return page(
                storage,
                new MessageFilter(
                        Optional.empty(),
                        Optional.of(Samples.threadId(1)),
                        Optional.empty(),
                        Optional.of(MessageFilter.Direction.OUT),
                        Set.of(MessageState.QUEUED, MessageState.SENDING, MessageState.UNCONFIRMED),
                        Optional.empty(),
                        Optional.empty(),
                        MessageFilter.Order.OLDEST_FIRST));
    }

    private static List<MessageId> page(SqliteStorage storage, MessageFilter filter) {
        return storage.messages().page(filter, Optional.empty(), 10).items().stream()
                .map(Message::id)
                .toList();
    }

    private static MessageFilter of(DepartmentId id) {
        return new MessageFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                MessageFilter.Order.OLDEST_FIRST);
    }
}
