package dev.duly.redis;

import dev.duly.core.PortException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.StreamEntryID;

/// Hears, on a connection of its own, when any node makes something due sooner than was known. A
/// ring is an entry of a stream, so that one which falls while nobody is connected is heard later.
final class Bell implements AutoCloseable {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Redis redis;
    private final String stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread listener;
    private long rings;
    private boolean closed;

    Bell(Redis redis, String stream) {
        this.redis = redis;
        this.stream = stream;
    }

    /// Begins to listen, if nobody does, for rings after this one.
    void listenAfter(StreamEntryID last) {
        lock.lock();
        try {
            if (listener == null && !closed) {
                listener = Thread.ofVirtual().name("duly-bell").start(() -> listen(last));
            }
        } finally {
            lock.unlock();
        }
    }

    long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /// Returns at once when it rang after `heard` was read, else at the next ring, at the latest
    /// after `atMost`.
    void awaitRingAfter(long heard, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = TimeUnit.NANOSECONDS.convert(atMost);
            while (rings == heard && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void listen(StreamEntryID start) {
        var last = start;
        while (!isClosed()) {
            try {
                var heard = redis.awaitEntry(RedisSendQueue.PORT, stream, last);
                if (heard.isPresent()) {
                    last = heard.get();
                    ring();
                }
            } catch (PortException _) {
                // Whoever asks the queue for something is told what is the matter.
                pause();
            }
        }
    }

    private void ring() {
        lock.lock();
        try {
            rings++;
            changed.signalAll();
        } finally {
            lock.unlock();
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
                left = changed.awaitNanos(left);
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
            changed.signalAll();
            if (listener != null) {
                // Ends the wait for an answer: a virtual thread's socket is closed by this.
                listener.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
