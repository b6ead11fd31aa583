package dev.duly.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cursor;
import dev.duly.core.access.TokenHash;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.message.MessageState;
import dev.duly.core.task.About;
import dev.duly.core.task.Done;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// That no statement of the ports walks through a table, and none sorts: asked of SQLite itself,
/// for every statement that was prepared while each method of each port was called.
class QueryPlanTest {
    /// Walks through what it is to answer, and no more.
    private static final Set<String> WHOLE_BY_NATURE =
            Set.of(
                    // All departments, by their key: a handful.
                    "SELECT id, document, max(version) FROM department GROUP BY id",
                    // All stopped senders: a handful.
                    "SELECT * FROM sender_pause",
                    // The first page of all contacts, by their key, to the limit.
                    "SELECT * FROM contact WHERE id > ? ORDER BY id LIMIT ?",
                    // The last receipts, from the end of their table to the limit.
                    "SELECT number, document FROM receipt ORDER BY number DESC LIMIT ?",
                    // How many texts wait, by the index that holds only those.
                    "SELECT count(*) FROM message INDEXED BY message_waiting WHERE state = 'queued'");

    @RegisterExtension final DataFolders folders = new DataFolders();
    private SqliteStorage storage;

    @BeforeEach
    void callEveryMethod() throws InterruptedException {
        storage = folders.serve();
        callMessages();
        callQueue();
        callLogs();
        callContacts();
        callTasks();
        callTheRest();
    }

    @Test
    void noStatementWalksThroughATable() {
        var statements = storage.database().statements();

        assertThat(statements).hasSizeGreaterThan(100).containsAll(WHOLE_BY_NATURE);
        assertThat(statements)
                .filteredOn(sql -> !WHOLE_BY_NATURE.contains(sql))
                .allSatisfy(sql ->
                        assertThat(Plans.of(storage, sql))
                                .as(sql)
                                .noneMatch(QueryPlanTest::walksThroughATable));
    }

    @Test
    void noStatementSorts() {
        assertThat(storage.database().statements())
                .allSatisfy(sql ->
                        assertThat(Plans.of(storage, sql))
                                .as(sql)
                                .noneMatch(step -> step.contains("TEMP B-TREE")));
    }

    @Test
    void aClaimReadsTheIndexOfWhatWaitsAlone() {
        assertThat(storage.database().statements())
                .filteredOn(sql -> sql.contains("due_at <= ?"))
                .singleElement()
                .satisfies(sql ->
                        assertThat(Plans.of(storage, sql))
                                .containsExactly(
                                        "SEARCH message USING COVERING INDEX message_turns"
                                                + " (lane=? AND department_id=? AND due_at<?)"));
    }

    /// A walk along an index that gives the rows in their order ends with the page; a plain list of
    /// all messages is one.
    private static boolean walksThroughATable(String step) {
        var isOfATable = step.startsWith("SCAN") && !step.startsWith("SCAN streams");
        var isAPageInOrder =
                step.equals("SCAN message USING INDEX message_by_time")
                        || step.equals("SCAN thread USING INDEX thread_by_last")
                        || step.equals("SCAN task USING INDEX task_by_opening")
                        || step.equals("SCAN task USING INDEX task_open")
                        || step.equals("SCAN inbound USING INDEX inbound_unprocessed");
        return isOfATable && !isAPageInOrder && !step.equals("SCAN CONSTANT ROW");
    }

    private void callMessages() {
        var messages = storage.messages();
        var text = Samples.outbound(1).ofCase("C-1042").keyed(Samples.key("k")).queued();
        messages.add(text);
        messages.add(text);
        messages.add(Samples.inbound(2).received());
        messages.replace(
                text.revision(),
                OutboundSample.sending(text, Samples.second(5))
                        .attemptTaken(1, Samples.providerId(7)));
        messages.find(text.id());
        messages.find(Samples.key("k"));
        messages.find(Samples.ACCOUNT, Samples.providerId(7));
        List.of(Optional.<Cursor>empty(), Filters.cursor())
                .forEach(from -> {
                    messages.inState(MessageState.SENDING, Instant.MIN, Instant.MAX, from, 10);
                    messages.overdue(Instant.MAX, from, 10);
                });
        Stream.concat(Filters.all().stream(), Filters.unfinished().stream())
                .forEach(filter -> {
                    messages.page(filter, Optional.empty(), 10);
                    messages.page(filter, Filters.cursor(), 10);
                });
    }

    private void callQueue() throws InterruptedException {
        storage.messages().add(Samples.outbound(9).queued());
        storage.queue().claim(10, Duration.ofSeconds(30));
        storage.queue().putBack(Samples.messageId(1), Duration.ofDays(1000));
        storage.queue().awaitDue(Duration.ZERO);
        storage.queue().depth();
    }

    private void callLogs() {
        storage.audit().head("access");
        storage.audit().heads();
        storage.audit().read("access", 0, 10);
        storage.receipts().latest(10);
        storage.receipts().of(Samples.messageId(1));
        storage.receipts().of(Samples.ACCOUNT, Samples.providerId(7));
        var raw = Samples.inbound(2).raw();
        storage.inbound().append(raw);
        storage.inbound().latestArrival();
        storage.inbound().unprocessed(10);
        storage.inbound().processed(raw);
        storage.consents().history(Samples.ANN);
    }

    private void callContacts() {
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
        storage.contacts().find(contact.id());
        storage.contacts().withPhone(Samples.ANN);
        storage.contacts().page(Optional.empty(), Optional.empty(), 10);
        storage.contacts().page(Optional.of(Samples.BAIL), Optional.empty(), 10);
    }

    private void callTasks() {
        var task =
                new Task(
                        new TaskId("c".repeat(24)),
                        TaskKind.WRONG_NUMBER,
                        "inbound:SM1",
                        Samples.BAIL,
                        About.NOTHING,
                        "Somebody else has this number.",
                        "Ask the client for another.",
                        Samples.MORNING,
                        Optional.empty());
        storage.tasks().open(task);
        storage.tasks().find(task.id());
        storage.tasks()
                .close(task.id(), new Done(Samples.OFFICER, Samples.MORNING, Optional.empty()));
        Filters.ofTasks()
                .forEach(filter -> {
                    storage.tasks().page(filter, Optional.empty(), 10);
                    storage.tasks().page(filter, Filters.cursor(), 10);
                });
    }

    private void callTemplates() {
        var templates = storage.templates();
        var template = Samples.template(1);
        templates.add(template);
        templates.replace(template.revision(), template.archived(true));
        templates.named(template.name());
        templates.version(template.name(), template.language(), 1);
        templates.versions(template.name(), template.language(), 2, 10);
        templates.page(Optional.empty(), Filters.cursor(), 10);
        templates.page(Optional.of(true), Optional.empty(), 10);
    }

    private void callTheRest() {
        storage.threads().open(Samples.PRETRIAL, Samples.ANN, Samples.threadId(1));
        storage.threads().find(Samples.threadId(1));
        storage.threads().page(Optional.empty(), 10);
        storage.threads().page(Filters.cursor(), 10);
        storage.departments().keep(Samples.department(Samples.PRETRIAL));
        storage.departments().find(Samples.PRETRIAL);
        storage.departments().all();
        storage.departments().versions(Samples.PRETRIAL);
        storage.messages().lately(Samples.ANN, Samples.MORNING, 10);
        storage.senderPauses().all();
        storage.senderPauses().resume(Samples.ACCOUNT, Optional.empty());
        callTemplates();
        storage.tokens().find(TokenHash.of("token"));
        storage.ping();
    }
}
