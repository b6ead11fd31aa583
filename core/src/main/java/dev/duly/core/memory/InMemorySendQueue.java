package dev.duly.core.memory;

import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.SendQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The send queue in memory.
public final class InMemorySendQueue implements SendQueue {
    /// @param leasedUntil nobody is given the text before; in the past when nobody holds it
    private record Entry(MessageId id, Lane lane, Instant dueAt, Instant leasedUntil) {
        static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::lane)
                        .thenComparing(Entry::dueAt)
                        .thenComparing(entry -> entry.id().value());

        Entry due(Instant when) {
            return new Entry(id, lane, when, leasedUntil);
        }

        Entry leased(Instant until) {
            return new Entry(id, lane, dueAt, until);
        }

        Instant availableAt() {
            return dueAt.isAfter(leasedUntil) ? dueAt : leasedUntil;
        }
    }

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<MessageId, Entry> entries = new HashMap<>();
    private long changes;

    public InMemorySendQueue(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void put(MessageId id, Lane lane, Instant dueAt) {
        lock.lock();
        try {
            entries.putIfAbsent(id, new Entry(id, lane, dueAt, Instant.MIN));
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<MessageId> claim(int max, Duration lease) {
        lock.lock();
        try {
            var now = clock.instant();
            var available =
                    entries.values().stream()
                            .filter(entry -> !entry.availableAt().isAfter(now))
                            .sorted(Entry.ORDER)
                            .toList();
            var claimed = available.subList(0, Math.min(max, available.size()));
            for (var entry : claimed) {
                entries.put(entry.id(), entry.leased(now.plus(lease)));
            }
            return claimed.stream().map(Entry::id).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void done(MessageId id) {
        lock.lock();
        try {
            entries.remove(id);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void putBack(MessageId id, Instant dueAt) {
        lock.lock();
        try {
            entries.computeIfPresent(id, (_, entry) -> entry.due(dueAt).leased(Instant.MIN));
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long depth() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitDue(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var seen = changes;
            var left = shorter(atMost, untilNext()).toNanos();
            while (seen == changes && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private Duration untilNext() {
        var now = clock.instant();
        return entries.values().stream()
                .map(Entry::availableAt)
                .min(Comparator.naturalOrder())
                .map(next -> Duration.between(now, next))
                .orElse(Duration.ofSeconds(Long.MAX_VALUE));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
