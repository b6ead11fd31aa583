package dev.duly.core.system;

import static dev.duly.core.system.Patience.happens;
import static dev.duly.core.system.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.Policy;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.sending.SendingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkerLoopTest {
    private final World world = new World();
    private final CountDownLatch release = new CountDownLatch(1);
    private WorkerLoop loop = loop(world.queue, 1);

    @AfterEach
    void stop() throws InterruptedException {
        release.countDown();
        loop.stop(Patience.LONG);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aClaimThatFailsDoesNotEndIt(RuntimeException fault) {
        loop = loop(new FailingQueue(world.queue, fault), 1);
        var id = accept(1);

        loop.start();

        until(() -> world.stateOf(id) == MessageState.SENT);
        assertThat(loop.isAlive()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aSendThatFailsGivesItsPlaceToTheNext(RuntimeException fault) {
        var asked = new AtomicInteger();
        world.atBudget =
                () -> {
                    if (asked.getAndIncrement() == 0) {
                        throw fault;
                    }
                };
        var first = accept(1);
        var second = accept(2);

        loop.start();

        until(() -> world.stateOf(second) == MessageState.SENT);
        assertThat(world.stateOf(first)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void noMoreAreInFlightThanWereAllowed() {
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        loop = loop(world.queue, 3);
        var three = new CountDownLatch(3);
        world.gateway.atSend(_ -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            three.countDown();
            assertThat(happens(release)).isTrue();
            inFlight.decrementAndGet();
        });
        var texts = Stream.iterate(0, n -> n + 1).limit(9).map(this::accept).toList();

        loop.start();
        assertThat(happens(three)).isTrue();
        release.countDown();

        until(() -> texts.stream().allMatch(id -> world.stateOf(id) == MessageState.SENT));
        assertThat(most).hasValue(3);
    }

    static Stream<RuntimeException> faults() {
        return Stream.of(
                new PortException("SendQueue", PortException.Retry.WORTH_IT, "it is away"),
                new IllegalStateException("nobody foresaw this"));
    }

    private WorkerLoop loop(SendQueue queue, int concurrency) {
        var backends = world.duly.backends();
        var duly =
                Duly.on(
                        new Backends(
                                backends.storage(),
                                queue,
                                backends.budget(),
                                backends.events(),
                                backends.gateway(),
                                backends.inbox(),
                                backends.webhooks(),
                                backends.numbers()),
                        Policy.standard(),
                        SendingSettings.DEFAULT,
                        world.clock,
                        new Random(8));
        return new WorkerLoop(duly.sendWorker(), queue, concurrency);
    }

    /// Later ones are created later, so that the first is claimed first; each to somebody else, so
    /// that none waits for another.
    private MessageId accept(int number) {
        world.clock.advance(Duration.ofSeconds(1));
        var person = new PhoneNumber("+1702555010" + number);
        return world.accept(World.draft(person, "Text " + number));
    }

    /// Fails the first claim, and recovers.
    private static final class FailingQueue implements SendQueue {
        private final SendQueue real;
        private final RuntimeException fault;
        private final AtomicInteger claims = new AtomicInteger();

        FailingQueue(SendQueue real, RuntimeException fault) {
            this.real = real;
            this.fault = fault;
        }

        @Override
        public List<MessageId> claim(int max, Duration lease) {
            if (claims.getAndIncrement() == 0) {
                throw fault;
            }
            return real.claim(max, lease);
        }

        @Override
        public void put(List<QueueEntry> entries) {
            real.put(entries);
        }

        @Override
        public void done(MessageId id) {
            real.done(id);
        }

        @Override
        public void putBack(MessageId id, Duration wait) {
            real.putBack(id, wait);
        }

        @Override
        public void hold(DepartmentId department, Lane lane, Duration wait) {
            real.hold(department, lane, wait);
        }

        @Override
        public long depth() {
            return real.depth();
        }

        @Override
        public void awaitDue(Duration atMost) throws InterruptedException {
            real.awaitDue(atMost);
        }
    }
}
