package dev.duly.redis;

import dev.duly.core.PortException;
import dev.duly.core.events.DomainEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Tells this node's events, in a thread of its own: the first at once, and those that come
/// meanwhile together a moment later, as one entry. So a text never waits for it, and Redis has
/// little to do.
final class EventSender implements AutoCloseable {
    /// Some seconds of the busiest node.
    private static final int MOST_WAITING = 10_000;

    private static final int AT_ONCE = 100;

    /// Too short for a person to notice.
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /// As long as the last words may take.
    private static final Duration AT_THE_END = Duration.ofSeconds(6);

    private record Batch(boolean isAfterLoss, List<DomainEvent> events) {}

    private final Redis redis;
    private final String stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<DomainEvent> waiting = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean isAfterLoss;
    private boolean closed;

    EventSender(Redis redis, String stream) {
        this.redis = redis;
        this.stream = stream;
    }

    void add(DomainEvent event) {
        lock.lock();
        try {
            if (waiting.size() == MOST_WAITING) {
                waiting.clear();
                isAfterLoss = true;
            }
            waiting.add(event);
            if (waiting.size() == 1) {
                changed.signalAll();
            }
            if (thread == null && !closed) {
                thread = Thread.ofVirtual().name("duly-events-out").start(this::untilClosed);
            }
        } finally {
            lock.unlock();
        }
    }

    private void untilClosed() {
        while (awaitWork()) {
            pause(send(next()));
        }
    }

    /// Whether there is any: at the end there is none.
    private boolean awaitWork() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !isAfterLoss && !closed) {
                changed.awaitUninterruptibly();
            }
            return !waiting.isEmpty() || (isAfterLoss && !closed);
        } finally {
            lock.unlock();
        }
    }

    private Batch next() {
        lock.lock();
        try {
            var events = new ArrayList<DomainEvent>();
            while (!waiting.isEmpty() && events.size() < AT_ONCE) {
                events.add(waiting.remove());
            }
            var batch = new Batch(isAfterLoss, events);
            isAfterLoss = false;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /// How long to leave Redis alone then.
    private Duration send(Batch batch) {
        try {
            redis.append(
                    RedisLiveEvents.PORT,
                    stream,
                    EventReader.MOST_ENTRIES,
                    EventEntry.fields(batch.isAfterLoss(), batch.events()));
            return batch.events().size() < AT_ONCE ? BETWEEN : Duration.ZERO;
        } catch (PortException _) {
            // Whether they were told is not known. Whoever listens is told to read afresh.
            lose();
            return AFTER_FAILURE;
        }
    }

    private void lose() {
        lock.lock();
        try {
            waiting.clear();
            isAfterLoss = true;
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration atMost) {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody has this thread but us, and we end it by `closed` alone.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        var running = end();
        if (running.isEmpty()) {
            return;
        }
        try {
            running.get().join(AT_THE_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Thread> end() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            return Optional.ofNullable(thread);
        } finally {
            lock.unlock();
        }
    }
}
