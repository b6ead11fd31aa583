package dev.duly.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Does things at their time by the sandbox's own clock. As that clock may be moved by hand, it is
/// looked at every few milliseconds while anything waits.
final class Agenda implements AutoCloseable {
    private static final Duration LONGEST_LOOK_AWAY = Duration.ofMillis(10);
    // Whatever is added wakes it.
    private static final Duration IDLE = Duration.ofHours(1);

    private record Entry(Instant due, long order, Runnable action) {}

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::order));
    private long added;
    private boolean closed;

    Agenda(InstantSource clock) {
        this.clock = clock;
        Thread.ofPlatform().name("sandbox-agenda").daemon().start(this::loop);
    }

    /// @param action brief: it runs on the agenda's own thread
    void at(Instant due, Runnable action) {
        lock.lock();
        try {
            entries.add(new Entry(due, added++, action));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        try {
            for (var due = nextDue(); !due.isEmpty(); due = nextDue()) {
                due.forEach(Runnable::run);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for it; empty at the end.
    private List<Runnable> nextDue() throws InterruptedException {
        lock.lock();
        try {
            var due = new ArrayList<Runnable>();
            while (!closed && due.isEmpty()) {
                var now = clock.instant();
                while (!entries.isEmpty() && !entries.element().due().isAfter(now)) {
                    due.add(entries.remove().action());
                }
                if (due.isEmpty()) {
                    var _ = changed.awaitNanos(patience(now).toNanos());
                }
            }
            return closed ? List.of() : due;
        } finally {
            lock.unlock();
        }
    }

    private Duration patience(Instant now) {
        if (entries.isEmpty()) {
            return IDLE;
        }
        var left = Duration.between(now, entries.element().due());
        return left.compareTo(LONGEST_LOOK_AWAY) < 0 ? left : LONGEST_LOOK_AWAY;
    }
}
