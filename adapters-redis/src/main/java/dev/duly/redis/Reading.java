package dev.duly.redis;

import dev.duly.core.PortException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A thread of its own that waits for one thing after the other from Redis. Not started before
/// somebody needs it.
final class Reading implements AutoCloseable {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private @Nullable Thread thread;
    private boolean closed;

    Reading(String name) {
        this.name = name;
    }

    /// Begins, if it did not yet.
    ///
    /// @param step waits for as long as an answer may take; after a failure it is left alone for a
    ///   moment, and called again
    void start(Runnable step) {
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread = Thread.ofVirtual().name(name).start(() -> untilClosed(step));
            }
        } finally {
            lock.unlock();
        }
    }

    private void untilClosed(Runnable step) {
        while (!isClosed()) {
            try {
                step.run();
            } catch (PortException _) {
                // Whoever asks Redis for something is told what is the matter.
                pause();
            }
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            var left = AFTER_FAILURE.toNanos();
            while (!closed && left > 0) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            // Only close() interrupts, and the loop's condition sees it.
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ended.signalAll();
            if (thread != null) {
                // Ends the wait for an answer: a virtual thread's socket is closed by this.
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
