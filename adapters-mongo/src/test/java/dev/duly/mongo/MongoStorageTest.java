package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.duly.core.Appended;
import dev.duly.core.PortException;
import dev.duly.core.message.Replaced;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.ChainHead;
import dev.duly.core.thread.ThreadSummary;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The door, and what two processes do to one database.
class MongoStorageTest {
    @RegisterExtension final Databases databases = new Databases();

    @Test
    void everyPortWorksOnAnEmptyDatabase() {
        var storage = open(databases.newName());
        var text = Samples.outbound(1).queued();
        storage.messages().add(text);
        storage.threads().mark(ThreadSummary.of(text));
        storage.inbound().append(Samples.inbound(2).raw());

        storage.ping();
        assertThat(storage.messages().find(text.id())).contains(text);
        assertThat(storage.threads().find(text.threadId())).isPresent();
        assertThat(storage.inbound().unprocessed(10)).hasSize(1);
        assertThat(storage.receipts().of(text.id())).isEmpty();
        assertThat(storage.consents().history(Samples.ANN)).isEmpty();
        assertThat(storage.departments().all()).isEmpty();
        assertThat(storage.senderPauses().all()).isEmpty();
        assertThat(storage.contacts().withPhone(Samples.ANN)).isEmpty();
        assertThat(storage.audit().heads()).isEmpty();
    }

    @Test
    void theIndexesThatTheDashboardReliesOnAreThere() {
        var name = databases.newName();
        open(name);

        assertThat(keys(name, "messages"))
                .contains(
                        new Document("caseId", 1).append("createdAt", -1),
                        new Document("status", 1).append("channel", 1).append("createdAt", -1),
                        new Document("direction", 1).append("channel", 1).append("createdAt", -1),
                        new Document("providerMessageId", 1),
                        new Document("scheduledAt", -1));
    }

    @Test
    void openingAgainChangesNothing() {
        var name = databases.newName();
        open(name);
        var before = keys(name, "messages");
        open(name);

        assertThat(keys(name, "messages")).isEqualTo(before);
    }

    @Test
    void anIndexThatTheDashboardMadeInItsOwnWayStays() {
        var name = databases.newName();
        databases
                .open(name)
                .collection("messages")
                .createIndex(
                        Indexes.ascending("providerMessageId"), new IndexOptions().sparse(true));

        open(name).ping();

        assertThat(keys(name, "messages")).contains(new Document("providerMessageId", 1));
    }

    @Test
    void onceClosedEveryCallSaysSo() {
        var storage = open(databases.newName());
        storage.close();
        storage.close();

        assertThatThrownBy(() -> storage.messages().undrained(1))
                .isInstanceOf(PortException.class)
                .hasMessage("MessageStore: the MongoDB database is closed");
    }

    @Test
    void ofTwoProcessesExactlyOneSendsAText() throws Exception {
        var name = databases.newName();
        var one = open(name).messages();
        var other = open(name).messages();
        for (var round = 0; round < 50; round++) {
            var text = Samples.outbound(round).queued();
            one.add(text);
            var sending = OutboundSample.sending(text, Samples.second(100));

            var answers =
                    atOnce(
                            () -> one.replace(text.revision(), sending),
                            () -> other.replace(text.revision(), sending));

            assertThat(answers)
                    .containsExactlyInAnyOrder(new Replaced.Kept(sending), new Replaced.Stale());
        }
    }

    @Test
    void twoProcessesWriteOneWholeChain() throws Exception {
        var name = databases.newName();
        var one = open(name).audit();
        var other = open(name).audit();
        var writers =
                IntStream.range(0, 8)
                        .<Callable<Appended>>mapToObj(writer ->
                                () -> {
                                    var log = writer % 2 == 0 ? one : other;
                                    var last = Appended.REPEATED;
                                    for (var i = 0; i < 25; i++) {
                                        last = log.append(event(writer + "-" + i));
                                    }
                                    return last;
                                })
                        .toList();

        assertThat(atOnce(writers)).containsOnly(Appended.NEW);

        var head = ChainHead.empty("access");
        for (var entry : one.read("access", 0, 1_000)) {
            assertThat(entry.follows(head)).isTrue();
            head = entry.head();
        }
        assertThat(head.sequence()).isEqualTo(200);
        assertThat(other.head("access")).isEqualTo(head);
    }

    private MongoStorage open(String name) {
        return databases.closedAfterwards(
                MongoStorage.open(Databases.uri(), name, Databases.PATIENCE));
    }

    private List<Document> keys(String name, String collection) {
        return databases
                .open(name)
                .collection(collection)
                .listIndexes()
                .map(index -> index.get("key", Document.class))
                .into(new ArrayList<>());
    }

    private static AuditDraft event(String id) {
        return AuditDraft.of(
                id, "access", Samples.MORNING, Actor.SYSTEM, "thread.read", Map.of("thread", "1"));
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... works)
            throws InterruptedException, ExecutionException {
        return atOnce(List.of(works));
    }

    private static <T> List<T> atOnce(List<Callable<T>> works)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(works)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
