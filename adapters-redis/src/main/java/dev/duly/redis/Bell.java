package dev.duly.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import redis.clients.jedis.StreamEntryID;

/// Hears, on a connection of its own, when any node makes something due sooner than was known. A
/// ring is an entry of a stream, so that one which falls while nobody is connected is heard later.
final class Bell implements AutoCloseable {
    private static final int RINGS_AT_ONCE = 1_000;

    private final Redis redis;
    private final String stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Reading reading = new Reading("duly-bell");
    private long rings;

    Bell(Redis redis, String stream) {
        this.redis = redis;
        this.stream = stream;
    }

    /// Begins to listen, if nobody does, for rings after this one.
    void listenAfter(StreamEntryID last) {
        reading.start(new Ear(last));
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

    private final class Ear implements Runnable {
        private StreamEntryID last;

        Ear(StreamEntryID last) {
            this.last = last;
        }

        @Override
        public void run() {
            var heard = redis.awaitEntries(RedisSendQueue.PORT, stream, last, RINGS_AT_ONCE);
            if (!heard.isEmpty()) {
                last = heard.getLast().getID();
                ring();
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

    @Override
    public void close() {
        reading.close();
    }
}
