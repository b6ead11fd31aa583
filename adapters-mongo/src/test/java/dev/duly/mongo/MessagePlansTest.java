package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.mongodb.client.model.Filters;
import dev.duly.core.Cursor;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageState;
import dev.duly.core.thread.ThreadSummary;
import dev.duly.testkit.FilterSample;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Each question about messages, threads and the audit is answered by an index, however much is
/// kept. A real server explains itself; of one in memory the indexes are compared.
class MessagePlansTest {
    private static final Cursor PLACE = Cursor.after(Samples.MORNING, "cc".repeat(12));
    private static final FilterSample ALL = FilterSample.ALL;

    @RegisterExtension final Databases databases = new Databases();

    private final HeardCommands commands = new HeardCommands();
    private Database database;
    private MongoMessageStore messages;
    private QueryPlans plans;

    @BeforeEach
    void open() {
        var name = databases.newName();
        database = databases.open(name, commands);
        database.create(MongoStorage.indexes());
        messages = new MongoMessageStore(database);
        plans = databases.closedAfterwards(new QueryPlans(name));
    }

    @TestFactory
    Stream<DynamicTest> everyQueryIsAnsweredByAnIndex() {
        var questions = new LinkedHashMap<String, Runnable>();
        questions.putAll(ofWrites());
        questions.putAll(ofMessages());
        questions.putAll(ofLists());
        questions.putAll(ofChainsAndThreads());
        return questions.entrySet().stream()
                .map(question ->
                        dynamicTest(question.getKey(), () -> assertIndexed(question.getValue())));
    }

    @Test
    void aQueryWithoutAnIndexIsSeen() {
        var found = database.collection(MessageIndexes.COLLECTION);
        found.find(Filters.eq("body", "Call us.")).first();
        found.find(Filters.or(Filters.eq("caseId", 1), Filters.eq("body", "Call us."))).first();

        assertThat(commands.taken()).hasSize(2).noneMatch(plans::isIndexed);
    }

    private void assertIndexed(Runnable question) {
        commands.taken();
        question.run();
        assertThat(commands.taken())
                .isNotEmpty()
                .allSatisfy(command ->
                        assertThat(plans.isIndexed(unsortedIfFew(command)))
                                .as(command.toJson())
                                .isTrue());
    }

    /// What has no time is sorted once it is found: it is what older servers did wrong.
    private static Document unsortedIfFew(Document command) {
        var isUntimed =
                new Document("_id", 1).equals(command.get("sort"))
                        || new Document("_id", -1).equals(command.get("sort"));
        var asked = new Document(command);
        if (isUntimed) {
            asked.remove("sort");
        }
        return asked;
    }

    private Map<String, Runnable> ofWrites() {
        var queued = Samples.outbound(1).keyed(Samples.key("k-1")).queued();
        var sending = OutboundSample.sending(queued, Samples.second(5));
        var taken =
                sending.attemptTaken(1, Samples.providerId(7))
                        .then(Samples.step(MessageState.SENT, Samples.second(6)));
        return Map.of(
                "a text, kept and sent",
                () -> {
                    messages.add(queued);
                    messages.add(queued);
                    messages.replace(queued.revision(), sending);
                    messages.replace(sending.revision(), taken);
                    messages.drained(queued.id(), 1);
                },
                "a twin",
                () -> {
                    var one = Samples.outbound(2).saying("Call us.").queued();
                    var other = Samples.outbound(3).saying("Call us.").queued();
                    messages.add(one);
                    messages.add(other);
                    messages.replace(
                            one.revision(), OutboundSample.sending(one, Samples.second(5)));
                    messages.replace(
                            other.revision(), OutboundSample.sending(other, Samples.second(5)));
                },
                "a text from a person",
                () -> {
                    messages.add(Samples.inbound(4).received());
                    messages.add(Samples.inbound(5).postedAs(4).received());
                });
    }

    private Map<String, Runnable> ofMessages() {
        return Map.of(
                "a message", () -> messages.find(Samples.messageId(1)),
                "a key", () -> messages.find(Samples.key("k-1")),
                "a provider's id", () -> messages.find(Samples.ACCOUNT, Samples.providerId(1)),
                "a state",
                        () ->
                                messages.inState(
                                        MessageState.SENT,
                                        Instant.MIN,
                                        Instant.MAX,
                                        Optional.of(PLACE),
                                        10),
                "what is overdue", () -> messages.overdue(Samples.MORNING, Optional.of(PLACE), 10),
                "what somebody got lately", () -> messages.lately(Samples.ANN, Samples.MORNING, 10),
                "what is not drained", () -> messages.undrained(10));
    }

    private Map<String, Runnable> ofLists() {
        var lists = new LinkedHashMap<String, FilterSample>();
        lists.put("all", ALL);
        lists.put("a case", ALL.ofCase("CASE-1"));
        lists.put("a thread", ALL.inThread(Samples.threadId(1)));
        lists.put("a department", ALL.of(Samples.BAIL));
        lists.put("a direction", ALL.going(Direction.OUT));
        lists.put("a state", ALL.in(MessageState.FAILED));
        lists.put("a status", ALL.in(MessageState.SENDING, MessageState.UNCONFIRMED));
        lists.put("failures of a case", ALL.ofCase("CASE-1").in(MessageState.FAILED));
        lists.put(
                "what is unfinished in a thread",
                ALL.inThread(Samples.threadId(1))
                        .going(Direction.OUT)
                        .in(MessageState.QUEUED, MessageState.SENDING, MessageState.UNCONFIRMED));
        lists.put("a day", ALL.since(Samples.MORNING).until(Samples.second(86_400)));
        var questions = new LinkedHashMap<String, Runnable>();
        lists.forEach((name, filter) -> {
            questions.put(name + ", oldest first", () -> page(filter));
            questions.put(name + ", newest first", () -> page(filter.newestFirst()));
        });
        return questions;
    }

    private void page(FilterSample filter) {
        messages.page(filter.filter(), Optional.empty(), 10);
        messages.page(filter.filter(), Optional.of(PLACE), 10);
    }

    private Map<String, Runnable> ofChainsAndThreads() {
        var audit = new MongoAuditLog(database);
        var threads = new MongoThreadIndex(database);
        return Map.of(
                "a chain's head", () -> audit.head("access"),
                "all heads", audit::heads,
                "a chain", () -> audit.read("access", 7, 10),
                "a conversation", () -> threads.find(Samples.threadId(1)),
                "conversations", () -> threads.page(Optional.empty(), 10),
                "further conversations", () -> threads.page(Optional.of(PLACE), 10),
                "a person's thread",
                        () -> threads.open(Samples.BAIL, Samples.ANN, Samples.threadId(1)),
                "a mark", () -> threads.mark(ThreadSummary.of(Samples.outbound(1).queued())));
    }
}
