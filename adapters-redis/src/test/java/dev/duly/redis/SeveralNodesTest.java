package dev.duly.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.DailyCap;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.MessageId;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendQueue;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Nodes that share one Redis.
class SeveralNodesTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration FOREVER = Duration.ofMinutes(10);
    private static final DepartmentId COURT = new DepartmentId("court");
    private static final DepartmentId PROBATION = new DepartmentId("probation");

    @RegisterExtension final Nodes nodes = new Nodes();
    private final MovableClock clock = new MovableClock(Samples.MORNING);
    private final String prefix = TestRedis.prefix();
    private RedisBackend one;
    private RedisBackend other;

    @BeforeEach
    void openNodes() {
        one = nodes.together(prefix, clock);
        other = nodes.together(prefix, clock);
    }

    @Test
    void noTextIsGivenToTwoNodes() throws Exception {
        put(one.queue(), COURT, 0, 1_000);

        var given = bothAtOnce(() -> drain(one.queue()), () -> drain(other.queue()));

        assertThat(given.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(1_000);
    }

    @Test
    void departmentsTakeTurnsWhicheverNodeAsks() {
        put(one.queue(), COURT, 0, 2);
        put(other.queue(), PROBATION, 10, 2);

        assertThat(claim(one.queue(), 1)).isEqualTo(ids(0));
        assertThat(claim(other.queue(), 1)).isEqualTo(ids(10));
        assertThat(claim(one.queue(), 1)).isEqualTo(ids(1));
        assertThat(claim(other.queue(), 1)).isEqualTo(ids(11));
    }

    @Test
    void whatANodeHeldWhenItDiedAnotherIsGivenAfterTheLease() {
        put(one.queue(), COURT, 0, 10);
        assertThat(claim(one.queue(), 5)).hasSize(5);

        clock.advance(LEASE.minusMillis(1));
        assertThat(claim(other.queue(), 10)).isEqualTo(ids(5, 6, 7, 8, 9));

        clock.advance(Duration.ofMillis(1));
        assertThat(claim(other.queue(), 10)).isEqualTo(ids(0, 1, 2, 3, 4));
    }

    @Test
    void whatWasTakenOverIsDoneByWhoeverFinishesIt() {
        put(one.queue(), COURT, 0, 1);
        claim(one.queue(), 1);
        clock.advance(LEASE);
        claim(other.queue(), 1);

        one.queue().done(Samples.messageId(0));

        assertThat(one.queue().depth()).isZero();
        other.queue().putBack(Samples.messageId(0), Duration.ZERO);
        assertThat(other.queue().depth()).isZero();
    }

    @Test
    void whatIsDoneHereWhileItIsPutBackThereStaysAway() throws Exception {
        for (var round = 0; round < 100; round++) {
            var id = Samples.messageId(round);
            put(one.queue(), COURT, round, 1);
            claim(one.queue(), 1);

            bothAtOnce(
                    () -> {
                        one.queue().done(id);
                        return one.queue().depth();
                    },
                    () -> {
                        other.queue().putBack(id, Duration.ZERO);
                        return other.queue().depth();
                    });

            assertThat(other.queue().depth()).isZero();
            assertThat(claim(other.queue(), 1)).isEmpty();
        }
    }

    @Test
    void aHoldHoldsOnAllNodes() {
        put(one.queue(), COURT, 0, 1);

        one.queue().hold(COURT, Lane.URGENT, Duration.ofSeconds(1));

        assertThat(claim(other.queue(), 1)).isEmpty();
    }

    @Test
    void aPutWakesTheNodesThatWait() throws InterruptedException {
        var waiting = Thread.ofPlatform().start(() -> await(other.queue()));
        try {
            put(one.queue(), COURT, 0, 1);

            assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
        } finally {
            waiting.interrupt();
        }
    }

    @Test
    void whoWaitsCanBeInterrupted() throws InterruptedException {
        var waiting = Thread.ofPlatform().start(() -> await(other.queue()));

        waiting.interrupt();

        assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void whoWaitsWakesWhenATextBecomesDueByTheClockOfRedis() throws InterruptedException {
        var node = nodes.together(TestRedis.prefix());
        node.queue().put(List.of(entry(COURT, 1, Duration.ofMillis(300))));

        for (var tries = 0; claim(node.queue(), 1).isEmpty(); tries++) {
            assertThat(tries).isLessThan(100);
            node.queue().awaitDue(FOREVER);
        }
    }

    @Test
    void nodesShareTheirBudget() {
        var sender = Samples.sender(Samples.OFFICE, 1);

        assertThat(one.budget().take(ask(1, sender))).isInstanceOf(SendBudget.Answer.Granted.class);
        assertThat(other.budget().take(ask(2, sender))).isInstanceOf(SendBudget.Answer.Later.class);
    }

    @Test
    void aNodeWhoseClockIsWeeksOffCountsOnTheRightDay() {
        var lost = new MovableClock(Instant.parse("2026-10-01T00:00:00Z"));
        try (var redis = Redis.at(RedisAddress.of(TestRedis.shared()), TestRedis.TIMEOUT)) {
            var skewed =
                    new RedisSendBudget(
                            redis, prefix + "budget:", new ServerTime(Optional.of(clock), lost));
            var capped =
                    new Sender(
                            new SenderAddress.OwnNumber(Samples.OFFICE),
                            KeywordAnswers.OURS,
                            100,
                            Optional.of(new DailyCap("brand", 1, ZoneOffset.UTC)));
            var first = ask(1, capped);
            var granted = (SendBudget.Answer.Granted) skewed.take(first);
            assertThat(one.budget().take(ask(2, capped)))
                    .isInstanceOf(SendBudget.Answer.Later.class);

            skewed.settle(first, granted, SendBudget.Met.NOT_ASKED);

            assertThat(one.budget().take(ask(2, capped)))
                    .isInstanceOf(SendBudget.Answer.Granted.class);
        }
    }

    private static List<MessageId> drain(SendQueue queue) {
        return IntStream.range(0, 1_000)
                .mapToObj(_ -> claim(queue, 3))
                .takeWhile(claimed -> !claimed.isEmpty())
                .flatMap(List::stream)
                .toList();
    }

    private static <T> List<T> bothAtOnce(Callable<T> here, Callable<T> there) throws Exception {
        try (var runners = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = runners.submit(here);
            var second = runners.submit(there);
            return List.of(first.get(), second.get());
        }
    }

    private static void await(SendQueue queue) {
        try {
            queue.awaitDue(FOREVER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void put(SendQueue queue, DepartmentId department, int first, int howMany) {
        queue.put(
                IntStream.range(first, first + howMany)
                        .mapToObj(number -> entry(department, number, Duration.ZERO))
                        .toList());
    }

    private static QueueEntry entry(DepartmentId department, int number, Duration dueIn) {
        return new QueueEntry(Samples.messageId(number), department, Lane.NORMAL, dueIn);
    }

    private static SendBudget.Ask ask(int number, Sender sender) {
        return new SendBudget.Ask(
                Samples.messageId(number),
                Samples.ACCOUNT,
                sender,
                Samples.ANN,
                1,
                Lane.URGENT,
                Optional.empty());
    }

    private static List<MessageId> claim(SendQueue queue, int max) {
        return queue.claim(max, LEASE);
    }

    private static List<MessageId> ids(Integer... numbers) {
        return List.of(numbers).stream().map(Samples::messageId).toList();
    }
}
