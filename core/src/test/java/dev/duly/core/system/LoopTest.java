package dev.duly.core.system;

import static dev.duly.core.system.Patience.happens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.PortException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoopTest {
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    private final AtomicInteger steps = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private Loop loop = new Loop("idle", () -> 0, FOREVER);

    @AfterEach
    void endLoop() throws InterruptedException {
        release.countDown();
        loop.end();
        loop.join(Patience.LONG);
    }

    @Test
    void whileThereIsWorkThereIsNoPause() {
        var work = List.of(3, 1, 7, 0).iterator();
        var seen = start(FOREVER, 4, work::next);

        assertThat(happens(seen)).isTrue();
    }

    @Test
    void withoutWorkItLooksAgainAfterThePause() {
        assertThat(happens(start(AT_ONCE, 3, () -> 0))).isTrue();
    }

    @Test
    void whoEndsItEndsItsPause() throws InterruptedException {
        var first = start(FOREVER, 1, () -> 0);
        assertThat(happens(first)).isTrue();

        loop.end();
        loop.join(Patience.LONG);

        assertThat(loop.isAlive()).isFalse();
        assertThat(steps).hasValue(1);
    }

    @Test
    void whoWakesItEndsItsPause() {
        var second = start(FOREVER, 2, () -> 0);
        loop.wake();

        assertThat(happens(second)).isTrue();
    }

    @Test
    void aWakeDuringAStepIsNotForgotten() {
        var second = start(FOREVER, 2, this::blockedStep);
        assertThat(happens(begun)).isTrue();

        loop.wake();
        release.countDown();

        assertThat(happens(second)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aStepThatThrowsDoesNotEndIt(RuntimeException fault) {
        var recovered = start(AT_ONCE, 3, failingThen(fault, 2));

        assertThat(happens(recovered)).isTrue();
        assertThat(loop.isAlive()).isTrue();
    }

    @Test
    void theStepUnderWayEndsAndNoOtherBegins() throws InterruptedException {
        start(AT_ONCE, 1, this::blockedStep);
        assertThat(happens(begun)).isTrue();

        loop.end();
        loop.join(AT_ONCE);
        assertThat(loop.isAlive()).isTrue();
        release.countDown();
        loop.join(Patience.LONG);

        assertThat(loop.isAlive()).isFalse();
        assertThat(steps).hasValue(1);
    }

    static Iterator<RuntimeException> faults() {
        return List.of(
                        new PortException(
                                "MessageStore", PortException.Retry.WORTH_IT, "the disk is full"),
                        new IllegalStateException("nobody foresaw this"))
                .iterator();
    }

    /// Opens when the step has been called so often.
    private CountDownLatch start(Duration pause, int calls, IntSupplier step) {
        var called = new CountDownLatch(calls);
        loop =
                new Loop(
                        "test",
                        () -> {
                            steps.incrementAndGet();
                            called.countDown();
                            return step.getAsInt();
                        },
                        pause);
        loop.start();
        return called;
    }

    private IntSupplier failingThen(RuntimeException fault, int times) {
        return () -> {
            if (steps.get() <= times) {
                throw fault;
            }
            return 0;
        };
    }

    private int blockedStep() {
        begun.countDown();
        return happens(release) ? 0 : 1;
    }
}
