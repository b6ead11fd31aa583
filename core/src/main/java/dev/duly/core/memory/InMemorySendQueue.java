package dev.duly.core.memory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.sending.Turns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The send queue in memory.
public final class InMemorySendQueue implements SendQueue {
    /// @param leasedUntil nobody is given the text before; in the past when nobody holds it
    private record Entry(
            MessageId id, DepartmentId department, Lane lane, Instant dueAt, Instant leasedUntil) {
        static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::dueAt).thenComparing(entry -> entry.id().value());

        Entry due(Instant when) {
            return new Entry(id, department, lane, when, Instant.MIN);
        }

        Entry leased(Instant until) {
            return new Entry(id, department, lane, dueAt, until);
        }

        Instant availableAt() {
            return dueAt.isAfter(leasedUntil) ? dueAt : leasedUntil;
        }
    }

    private record Hold(DepartmentId department, Lane lane) {}

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<MessageId, Entry> entries = new HashMap<>();
    private final Map<Hold, Instant> holds = new HashMap<>();
    private final Turns turns = new Turns();
    private long changes;

    public InMemorySendQueue(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void put(List<QueueEntry> added) {
        locked(() -> {
            var now = clock.instant();
            added.forEach(entry ->
                    entries.putIfAbsent(
                            entry.id(),
                            new Entry(
                                    entry.id(),
                                    entry.department(),
                                    entry.lane(),
                                    now.plus(entry.dueIn()),
                                    Instant.MIN)));
            return wake();
        });
    }

    @Override
    public List<MessageId> claim(int max, Duration lease) {
        return locked(() -> {
            var now = clock.instant();
            var due =
                    entries.values().stream()
                            .filter(entry -> !availableAt(entry).isAfter(now))
                            .sorted(Entry.ORDER)
                            .collect(
                                    groupingBy(
                                            Entry::lane,
                                            groupingBy(
                                                    Entry::department,
                                                    mapping(Entry::id, toList()))));
            var claimed = turns.choose(max, due);
            claimed.forEach(id ->
                    entries.computeIfPresent(id, (_, entry) -> entry.leased(now.plus(lease))));
            return claimed;
        });
    }

    @Override
    public void done(MessageId id) {
        locked(() -> {
            entries.remove(id);
            return changes;
        });
    }

    @Override
    public void putBack(MessageId id, Duration wait) {
        locked(() -> {
            var dueAt = clock.instant().plus(wait);
            entries.computeIfPresent(id, (_, entry) -> entry.due(dueAt));
            return wake();
        });
    }

    @Override
    public void hold(DepartmentId department, Lane lane, Duration wait) {
        locked(() -> {
            holds.put(new Hold(department, lane), clock.instant().plus(wait));
            return wake();
        });
    }

    @Override
    public long depth() {
        return locked(entries::size);
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

    private long wake() {
        changed.signalAll();
        return changes++;
    }

    private Instant availableAt(Entry entry) {
        return holds.entrySet().stream()
                .filter(hold -> hold.getKey().department().equals(entry.department()))
                .filter(hold -> hold.getKey().lane().compareTo(entry.lane()) <= 0)
                .map(Map.Entry::getValue)
                .filter(entry.availableAt()::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(entry.availableAt());
    }

    private Duration untilNext() {
        var now = clock.instant();
        return entries.values().stream()
                .map(this::availableAt)
                .min(Comparator.naturalOrder())
                .map(next -> Duration.between(now, next))
                .orElse(Duration.ofSeconds(Long.MAX_VALUE));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
