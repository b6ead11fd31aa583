package dev.duly.redis;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.DailyCap;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.events.DomainEvent.MessageChanged;
import dev.duly.core.events.Heard;
import dev.duly.core.events.LiveEvents;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.policy.Allowance;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.SetParams;

/// A database that another application uses too.
class BesideOthersTest {
    private static final String PREFIX = "{duly}:";
    private static final Duration LEASE = Duration.ofSeconds(30);

    @RegisterExtension final OwnRedis server = new OwnRedis();
    @RegisterExtension final Nodes nodes = new Nodes();
    private final MovableClock clock = new MovableClock(Samples.MORNING);
    private RedisBackend node;

    @BeforeEach
    void openNode() {
        node = nodes.beside(server.url(), PREFIX, clock);
    }

    @Test
    void noKeyOfAnotherApplicationIsTouched() {
        var redis = server.client();
        redis.hset("bull:messages:meta", Map.of("opts.maxLenEvents", "10000", "version", "bullmq"));
        redis.set("bull:messages:id", "42");
        redis.hset("bull:messages:42", Map.of("name", "send", "data", "{}"));
        redis.lpush("bull:messages:wait", "42");
        redis.zadd("bull:messages:delayed", 1.0, "41");
        redis.sadd("bull:messages:stalled", "40");
        redis.set("bull:messages:40:lock", "token", SetParams.setParams().ex(1_000));
        redis.xadd("bull:messages:events", StreamEntryID.NEW_ENTRY, Map.of("event", "added"));
        var before = others();
        assertThat(before).hasSize(8);

        useEverything();

        assertThat(others()).isEqualTo(before);
        assertThat(redis.ttl("bull:messages:40:lock")).isBetween(900L, 1_000L);
    }

    @Test
    void allKeysBeginWithThePrefix() {
        useEverything();

        assertThat(server.client().keys("*")).isNotEmpty().allMatch(key -> key.startsWith(PREFIX));
    }

    @Test
    void noCommandGoesThroughKeysOfOthers() {
        useEverything();

        assertThat(server.asked("evalsha")).isPositive();
        assertThat(List.of("keys", "scan", "randomkey", "flushdb", "flushall", "select", "swapdb"))
                .allMatch(command -> server.asked(command) == 0);
    }

    @Test
    void whatIsSpentIsForgottenByItself() {
        useEverything();

        assertThat(server.client().keys(PREFIX + "budget:*"))
                .hasSize(6)
                .allMatch(key -> server.client().ttl(key) > 0);
    }

    @Test
    void aQueueThatIsEmptyAgainKeepsNothingOfItsTexts() {
        useEverything();

        assertThat(server.client().keys(PREFIX + "queue:*"))
                .containsExactlyInAnyOrder(PREFIX + "queue:turns", PREFIX + "queue:bell");
    }

    @Test
    void noKeyAndNoValueHoldsAClientsNumber() {
        var number = Samples.ANN.e164().substring(1);

        useEverything();

        assertThat(server.client().keys("*")).isNotEmpty().noneMatch(key -> key.contains(number));
    }

    @Test
    void aWaitingTextTakesAQuarterOfAKilobyteAtMost() {
        var before = server.counted("memory", "used_memory");

        IntStream.range(0, 20)
                .forEach(list ->
                        node.queue()
                                .put(
                                        IntStream.range(1_000 * list, 1_000 * (list + 1))
                                                .mapToObj(number ->
                                                        entry(number, Duration.ofMillis(number)))
                                                .toList()));

        assertThat((server.counted("memory", "used_memory") - before) / 20_000).isBetween(1L, 256L);
    }

    @Test
    void doneAndTheNextClaimAreOneRoundTrip() {
        node.queue().put(List.of(entry(1, Duration.ZERO), entry(2, Duration.ZERO)));
        node.queue().claim(1, LEASE);
        var before = server.asked("evalsha");

        node.queue().done(Samples.messageId(1));
        assertThat(node.queue().claim(1, LEASE)).containsExactly(Samples.messageId(2));

        assertThat(server.asked("evalsha") - before).isEqualTo(1);
        assertThat(node.queue().depth()).isEqualTo(1);
    }

    @Test
    void whatIsDoneIsSaidBeforeANodeLeaves() {
        node.queue().put(List.of(entry(1, Duration.ZERO)));
        node.queue().claim(1, LEASE);
        node.queue().done(Samples.messageId(1));

        node.close();

        assertThat(nodes.beside(server.url(), PREFIX, clock).queue().depth()).isZero();
    }

    private void useEverything() {
        var queue = node.queue();
        queue.put(List.of(entry(1, Duration.ZERO), entry(2, Duration.ofSeconds(1))));
        queue.hold(Samples.BAIL, Lane.URGENT, Duration.ofSeconds(1));
        queue.hold(Samples.BAIL, Lane.URGENT, Duration.ZERO);
        queue.claim(10, LEASE).forEach(id -> queue.putBack(id, Duration.ZERO));
        clock.advance(LEASE);
        queue.claim(10, LEASE).forEach(queue::done);
        assertThat(queue.depth()).isZero();

        hear(node.events());

        send(1, SendBudget.Met.ANSWERED);
        send(2, SendBudget.Met.BUSY);
        send(3, SendBudget.Met.NOT_ASKED);
        var granted = ask(9);
        assertThat(node.budget().take(granted)).isInstanceOf(SendBudget.Answer.Granted.class);
    }

    private static void hear(LiveEvents events) {
        try {
            var start = (Heard.Reset) events.hear(Optional.empty(), 1, LEASE);
            events.publish(MessageChanged.of(Samples.outbound(1).queued()));
            assertThat(events.hear(Optional.of(start.now()), 1, LEASE))
                    .isNotEqualTo(new Heard.News(List.of()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(int number, SendBudget.Met met) {
        var ask = ask(number);
        var granted = (SendBudget.Answer.Granted) node.budget().take(ask);
        node.budget().settle(ask, granted, met);
    }

    /// What the other application's keys hold, byte by byte.
    private Map<String, String> others() {
        return server.client().keys("bull:*").stream()
                .collect(
                        toMap(
                                key -> key,
                                key -> HexFormat.of().formatHex(server.client().dump(key))));
    }

    private static QueueEntry entry(int number, Duration dueIn) {
        return new QueueEntry(
                Samples.messageId(number), new DepartmentId("pretrial"), Lane.NORMAL, dueIn);
    }

    private static SendBudget.Ask ask(int number) {
        var sender =
                new Sender(
                        new SenderAddress.OwnNumber(Samples.OFFICE),
                        KeywordAnswers.OURS,
                        100,
                        Optional.of(new DailyCap("brand", 100, ZoneOffset.UTC)));
        return new SendBudget.Ask(
                Samples.messageId(number),
                Samples.ACCOUNT,
                sender,
                Samples.ANN,
                1,
                Lane.URGENT,
                Optional.of(new Allowance(100, Set.of())));
    }
}
