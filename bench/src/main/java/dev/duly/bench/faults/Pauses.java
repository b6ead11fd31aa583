package dev.duly.bench.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits that end early when the run is called off.
final class Pauses {
    private static final Duration STEP = Duration.ofMillis(50);

    private final CountDownLatch calledOff = new CountDownLatch(1);

    void callOff() {
        calledOff.countDown();
    }

    /// @throws CalledOff when the run is
    void pause(Duration length) {
        try {
            if (calledOff.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CalledOff();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CalledOff();
        }
    }

    /// Whether it came true in time.
    boolean await(Duration atMost, BooleanSupplier condition) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            pause(STEP);
        }
        return true;
    }

    /// Somebody ended the run before it was over.
    static final class CalledOff extends IllegalStateException {
        private static final long serialVersionUID = 1;

        CalledOff() {
            super("the run was called off");
        }
    }
}
