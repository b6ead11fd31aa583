package dev.duly.core.memory;

import dev.duly.core.events.DomainEvent;
import dev.duly.core.events.EventId;
import dev.duly.core.events.Heard;
import dev.duly.core.events.LiveEvent;
import dev.duly.core.events.LiveEvents;
import dev.duly.core.events.RecentEvents;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Live events within one process.
public final class InMemoryLiveEvents implements LiveEvents {
    private final RecentEvents recent = new RecentEvents(Duration.ZERO);

    /// Keeps numbers in the order in which events enter.
    private final ReentrantLock lock = new ReentrantLock();

    /// Tells this process's ids from those of the one before.
    private final String start;

    private long last;

    public InMemoryLiveEvents(InstantSource clock) {
        this.start = Long.toHexString(clock.millis());
        reset();
    }

    @Override
    public void publish(DomainEvent event) {
        lock.lock();
        try {
            recent.add(List.of(new LiveEvent(nextId(), event)));
        } finally {
            lock.unlock();
        }
    }

    /// Something changed that nobody published: all listeners read afresh.
    public void reset() {
        lock.lock();
        try {
            recent.begin(nextId(), List.of());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Heard hear(Optional<EventId> last, int max, Duration atMost)
            throws InterruptedException {
        return recent.hear(last, max, atMost).orElseThrow();
    }

    private EventId nextId() {
        last++;
        return new EventId(start + "-" + last);
    }
}
