package dev.duly.sqlite;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes those who wait for a text to become due. Who reads [#rings] before looking at the file and
/// then waits for the next ring misses none.
final class Doorbell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;

    void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
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
            var left = atMost.toNanos();
            while (rings == heard && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
