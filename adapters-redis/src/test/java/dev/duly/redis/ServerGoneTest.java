package dev.duly.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.MessageId;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A Redis that goes away, comes back, and forgets.
class ServerGoneTest {
    private static final String PREFIX = "{duly}:";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration FOREVER = Duration.ofMinutes(10);

    @RegisterExtension final OwnRedis server = new OwnRedis();
    @RegisterExtension final Nodes nodes = new Nodes();
    private final MovableClock clock = new MovableClock(Samples.MORNING);
    private RedisBackend node;

    @BeforeEach
    void openNode() {
        node = nodes.beside(server.url(), PREFIX, clock);
    }

    @Test
    void whileTheServerIsGoneEachCallSaysSo() {
        node.ping();
        server.stop();

        assertGone("SendQueue", () -> node.queue().put(entries(0, 1)));
        assertGone("SendQueue", () -> node.queue().claim(1, LEASE));
        assertGone("SendQueue", () -> node.queue().putBack(id(0), LEASE));
        assertGone("SendQueue", () -> node.queue().depth());
        assertGone("SendQueue", () -> node.queue().awaitDue(FOREVER));
        assertGone("SendBudget", () -> node.budget().take(ask()));
        assertGone("Redis", () -> node.ping());
        server.start();
    }

    @Test
    void aServerThatComesBackIsUsedAgainAtOnce() {
        node.queue().put(entries(0, 1));
        server.stop();
        assertGone("SendQueue", () -> node.queue().depth());

        server.start();

        node.ping();
        assertThat(node.queue().depth()).isZero();
        node.queue().put(entries(0, 1));
        assertThat(node.queue().claim(10, LEASE)).containsExactly(id(0));
        assertThat(node.budget().take(ask())).isInstanceOf(SendBudget.Answer.Granted.class);
    }

    @Test
    void whoWaitsGoesOnWaitingAndIsWokenByTheServerThatCameBack() throws InterruptedException {
        var waiting = Thread.ofPlatform().start(this::await);
        try {
            awaitListener();
            server.stop();
            assertThat(waiting.join(Duration.ofMillis(200))).isFalse();
            server.start();

            node.queue().put(entries(0, 1));

            assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
        } finally {
            waiting.interrupt();
        }
    }

    @Test
    void whatWasLostIsGivenOnceWhenItIsEnteredAgain() {
        node.queue().put(entries(0, 100));
        var given = new ArrayList<>(node.queue().claim(10, LEASE));

        server.client().flushAll();
        server.client().scriptFlush();
        given.forEach(node.queue()::done);
        node.queue().put(entries(10, 90));

        for (var claimed = node.queue().claim(7, LEASE);
                !claimed.isEmpty();
                claimed = node.queue().claim(7, LEASE)) {
            given.addAll(claimed);
        }
        assertThat(given).doesNotHaveDuplicates().hasSize(100);
    }

    @Test
    void aBudgetThatWasForgottenBeginsAnew() {
        var ask = ask();
        var granted = (SendBudget.Answer.Granted) node.budget().take(ask);

        server.client().flushAll();
        server.client().scriptFlush();

        node.budget().settle(ask, granted, SendBudget.Met.ANSWERED);
        assertThat(node.budget().take(ask)).isInstanceOf(SendBudget.Answer.Granted.class);
    }

    @Test
    void whoWaitsIsWokenAfterEverythingWasForgotten() throws InterruptedException {
        var waiting = Thread.ofPlatform().start(this::await);
        try {
            awaitListener();
            server.client().flushAll();

            node.queue().put(entries(0, 1));

            assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
        } finally {
            waiting.interrupt();
        }
    }

    /// Returns when the node listens for rings.
    private void awaitListener() {
        while (server.counted("clients", "blocked_clients") == 0) {
            Thread.onSpinWait();
        }
    }

    private void await() {
        try {
            node.queue().awaitDue(FOREVER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertGone(String port, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PortException.class,
                        thrown -> {
                            assertThat(thrown.port()).isEqualTo(port);
                            assertThat(thrown.retry()).isEqualTo(PortException.Retry.WORTH_IT);
                        });
    }

    private static List<QueueEntry> entries(int first, int howMany) {
        return IntStream.range(first, first + howMany)
                .mapToObj(number ->
                        new QueueEntry(
                                id(number),
                                new DepartmentId("pretrial"),
                                Lane.NORMAL,
                                Duration.ZERO))
                .toList();
    }

    private static MessageId id(int number) {
        return Samples.messageId(number);
    }

    private static SendBudget.Ask ask() {
        return new SendBudget.Ask(
                id(1),
                Samples.ACCOUNT,
                Samples.sender(Samples.OFFICE, 1),
                Samples.ANN,
                1,
                Lane.URGENT,
                Optional.empty());
    }
}
