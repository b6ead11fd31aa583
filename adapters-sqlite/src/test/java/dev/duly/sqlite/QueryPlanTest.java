package dev.duly.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cursor;
import dev.duly.core.access.TokenHash;
import dev.duly.core.message.CaseId;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageFilter.Order;
import dev.duly.core.message.MessageState;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
                    "SELECT * FROM department ORDER BY id",
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
        callTheRest();
    }

    @Test
    void noStatementWalksThroughATable() {
        var statements = storage.database().statements();

        assertThat(statements).hasSizeGreaterThan(100).containsAll(WHOLE_BY_NATURE);
        assertThat(statements)
                .filteredOn(sql -> !WHOLE_BY_NATURE.contains(sql))
                .allSatisfy(sql ->
                        assertThat(plan(sql)).as(sql).noneMatch(QueryPlanTest::walksThroughATable));
    }

    @Test
    void noStatementSorts() {
        assertThat(storage.database().statements())
                .allSatisfy(sql ->
                        assertThat(plan(sql))
                                .as(sql)
                                .noneMatch(step -> step.contains("TEMP B-TREE")));
    }

    @Test
    void aClaimReadsTheIndexOfWhatWaitsAlone() {
        assertThat(storage.database().statements())
                .filteredOn(sql -> sql.contains("due_at <= ?"))
                .singleElement()
                .satisfies(sql ->
                        assertThat(plan(sql))
                                .containsExactly(
                                        "SEARCH message USING COVERING INDEX message_waiting"
                                                + " (lane=? AND due_at<?)"));
    }

    @Test
    void aPageWalksAlongTheIndexOfWhatNarrowsItMost() {
        assertThat(filters())
                .allSatisfy(filter -> {
                    var index = "USING INDEX message_by_" + narrowest(filter);
                    assertThat(walks(new MessageQuery(filter, Optional.empty(), 10)))
                            .hasSize(howMany(filter))
                            .allMatch(step -> (step + " ").contains(index + " "));
                    assertThat(walks(new MessageQuery(filter, cursor(), 10)))
                            .hasSize(howMany(filter))
                            .allMatch(step -> step.startsWith("SEARCH message " + index + " "))
                            .allMatch(step -> step.contains("(created_at,id)"));
                });
    }

    /// Without the steps that only merge walks.
    private List<String> walks(MessageQuery query) {
        return plan(query.sql()).stream()
                .filter(step -> !Set.of("MERGE (UNION ALL)", "LEFT", "RIGHT").contains(step))
                .toList();
    }

    /// One walk, or one for each state when these narrow most.
    private static int howMany(MessageFilter filter) {
        return narrowest(filter).equals("state") ? filter.states().size() : 1;
    }

    private static String narrowest(MessageFilter filter) {
        if (filter.threadId().isPresent()) {
            return "thread";
        }
        if (filter.caseId().isPresent()) {
            return "case";
        }
        if (!filter.states().isEmpty()) {
            return "state";
        }
        if (filter.departmentId().isPresent()) {
            return "department";
        }
        return filter.direction().isPresent() ? "direction" : "time";
    }

    /// A walk along an index that gives the rows in their order ends with the page; a plain list of
    /// all messages is one.
    private static boolean walksThroughATable(String step) {
        var isOfATable = step.startsWith("SCAN") && !step.startsWith("SCAN streams");
        var isAPageInOrder =
                step.equals("SCAN message USING INDEX message_by_time")
                        || step.equals("SCAN thread USING INDEX thread_by_last")
                        || step.equals("SCAN inbound USING INDEX inbound_unprocessed");
        return isOfATable && !isAPageInOrder && !step.equals("SCAN CONSTANT ROW");
    }

    private List<String> plan(String sql) {
        if (sql.startsWith("PRAGMA")) {
            return List.of();
        }
        return storage.database()
                .read(
                        "Storage",
                        session ->
                                session.list(
                                        "EXPLAIN QUERY PLAN " + sql, row -> row.text("detail")));
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
        messages.inState(MessageState.SENDING, Instant.MAX, 10);
        filters()
                .forEach(filter -> {
                    messages.page(filter, Optional.empty(), 10);
                    messages.page(filter, cursor(), 10);
                });
    }

    private void callQueue() throws InterruptedException {
        storage.queue().claim(10, Duration.ofSeconds(30));
        storage.queue().awaitDue(Duration.ZERO);
        storage.queue().depth();
    }

    private void callLogs() {
        storage.audit().head("access");
        storage.audit().heads();
        storage.audit().read("access", 0, 10);
        storage.receipts().of(Samples.messageId(1));
        storage.receipts().of(Samples.ACCOUNT, Samples.providerId(7));
        var raw = Samples.inbound(2).raw();
        storage.inbound().append(raw);
        storage.inbound().unprocessed(10);
        storage.inbound().processed(raw);
        storage.consents().history(Samples.ANN);
    }

    private void callTheRest() {
        storage.threads().open(Samples.PRETRIAL, Samples.ANN, Samples.threadId(1));
        storage.threads().find(Samples.threadId(1));
        storage.threads().page(Optional.empty(), 10);
        storage.threads().page(cursor(), 10);
        storage.departments().save(Samples.department(Samples.PRETRIAL));
        storage.departments().find(Samples.PRETRIAL);
        storage.departments().all();
        storage.tokens().find(TokenHash.of("token"));
        storage.ping();
    }

    private static Optional<Cursor> cursor() {
        return Optional.of(Cursor.after(Samples.MORNING, Samples.messageId(1).value()));
    }

    /// Every way to narrow with every other, in both orders.
    private static List<MessageFilter> filters() {
        return Stream.of(Order.values())
                .flatMap(order ->
                        Stream.iterate(0, bits -> bits + 1)
                                .limit(1 << 8)
                                .map(bits -> filter(bits, order)))
                .collect(Collectors.toUnmodifiableList());
    }

    private static MessageFilter filter(int bits, Order order) {
        return new MessageFilter(
                when(bits, 0, new CaseId("C-1042")),
                when(bits, 1, Samples.threadId(1)),
                when(bits, 2, Samples.PRETRIAL),
                when(bits, 3, Direction.OUT),
                Stream.of(when(bits, 4, MessageState.SENT), when(bits, 5, MessageState.FAILED))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                when(bits, 6, Samples.MORNING),
                when(bits, 7, Samples.second(60)),
                order);
    }

    private static <T> Optional<T> when(int bits, int bit, T value) {
        return (bits >> bit & 1) == 1 ? Optional.of(value) : Optional.empty();
    }
}
