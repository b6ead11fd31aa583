package dev.duly.sqlite;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes those who wait for a text to become due. Who reads [#rings] before looking at the file and
/// then waits for the next ring misses none.
final class Doorbell {
    private final Holds holds;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;

    Doorbell(Holds holds) {
        this.holds = holds;
    }

    /// For a text that was kept. Silent while its department has no room: who waits looks again
    /// when that ends, and a thousand texts accepted in the meantime need not wake it a thousand
    /// times.
    void ringFor(OutboundMessage kept) {
        if (kept.state() == MessageState.QUEUED
                && !holds.isHeld(kept.departmentId(), kept.draft().purpose().lane())) {
            ring();
        }
    }

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
