package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.bulk.WriteConcernError;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.duly.core.PortException;
import dev.duly.core.PortException.Retry;
import dev.duly.core.message.Added;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.thread.ThreadSummary;
import dev.duly.testkit.FilterSample;
import dev.duly.testkit.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that goes away, or is slow, is told from a fault of ours, and nothing that was answered
/// is lost.
class LostServerTest {
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final MessageFilter ALL = FilterSample.ALL.filter();

    private MongoServer server;
    private Relay relay;
    private MongoStorage storage;

    @BeforeEach
    void open() throws IOException {
        server = new MongoServer(new MemoryBackend());
        relay = new Relay(server.bind().getPort());
        storage = MongoStorage.open(relay.uri(), "duly", PATIENCE);
    }

    @AfterEach
    void close() throws IOException {
        storage.close();
        relay.close();
        server.shutdownNow();
    }

    @Test
    void aServerThatStoppedIsWorthAnotherTry() {
        storage.messages().add(Samples.outbound(1).queued());
        server.shutdownNow();

        assertWorthATry(() -> storage.messages().find(Samples.messageId(1)));
        assertWorthATry(() -> storage.messages().add(Samples.outbound(2).queued()));
        assertWorthATry(() -> storage.messages().page(ALL, Optional.empty(), 10));
        assertWorthATry(() -> storage.audit().head("access"));
        assertWorthATry(
                () -> storage.threads().mark(ThreadSummary.of(Samples.outbound(1).queued())));
        assertWorthATry(() -> storage.ping());
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUpAfterAWhileAndFoundAgain() {
        storage.messages().add(Samples.outbound(1).queued());
        relay.hold();

        assertWorthATry(() -> storage.messages().find(Samples.messageId(1)));
        assertWorthATry(() -> storage.ping());

        relay.letGo();
        assertThat(storage.messages().find(Samples.messageId(1))).isPresent();
        storage.ping();
    }

    /// Whoever was not answered asks again, and is told the truth.
    @Test
    void aWriteWithoutAnAnswerIsThereOrIsNotAndNeverTwice() {
        var text = Samples.outbound(1).keyed(Samples.key("k-1")).queued();
        relay.hold();
        assertWorthATry(() -> storage.messages().add(text));
        relay.letGo();

        var again = storage.messages().add(Samples.outbound(2).keyed(Samples.key("k-1")).queued());

        switch (again) {
            case Added.Kept<?>(var kept) -> assertThat(kept.id()).isEqualTo(Samples.messageId(2));
            case Added.Known<?>(var earlier) -> assertThat(earlier).isEqualTo(text);
        }
        assertThat(storage.messages().page(ALL, Optional.empty(), 10).items()).hasSize(1);
    }

    @Test
    void nobodyAtTheDoorIsWorthAnotherTry() throws IOException {
        relay.close();

        assertWorthATry(() -> MongoStorage.open(relay.uri(), "duly", PATIENCE));
    }

    @Test
    void anElectionIsWorthAnotherTry() {
        var answer = new BsonDocument("code", new BsonInt32(10107));

        assertThat(fault(new MongoNotPrimaryException(answer, new ServerAddress())))
                .isEqualTo(Retry.WORTH_IT);
    }

    @Test
    void aMajorityThatDoesNotConfirmIsWorthAnotherTry() {
        var error = new WriteConcernError(64, "WriteConcernTimeout", "", new BsonDocument());
        var fault =
                new MongoWriteConcernException(
                        error, WriteConcernResult.unacknowledged(), new ServerAddress(), Set.of());

        assertThat(fault(fault)).isEqualTo(Retry.WORTH_IT);
    }

    @Test
    void whatTheServerRefusesIsPointlessToRepeatAndIsNotQuoted() {
        for (var code : new int[] {13, 14_031, 17_419, 121}) {
            var answer =
                    new BsonDocument("code", new BsonInt32(code))
                            .append("errmsg", new BsonString("to: +17025550142"));
            var refused = new MongoCommandException(answer, new ServerAddress());

            assertThat(Faults.of("MessageStore", refused, PATIENCE))
                    .hasMessageStartingWith("MessageStore: ")
                    .hasMessageNotContaining("702")
                    .hasNoCause()
                    .extracting(PortException::retry)
                    .isEqualTo(Retry.POINTLESS);
        }
    }

    private static Retry fault(MongoException fault) {
        return Faults.of("MessageStore", fault, PATIENCE).retry();
    }

    private static void assertWorthATry(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(PortException.class)
                .extracting(fault -> ((PortException) fault).retry())
                .isEqualTo(Retry.WORTH_IT);
    }
}
