package dev.duly.core.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// The latest events of one process, and those who wait for the next: what stands behind each
/// [LiveEvents].
public final class RecentEvents {
    /// Each takes less than half a kilobyte.
    private static final int MOST = 2 * LiveEvents.KEPT;

    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /// Two rings: the places, and the events that stand there. Each is at its number, modulo the
    /// size; numbers only grow.
    private final EventId[] places = new EventId[MOST];

    private final LiveEvent[] events = new LiveEvent[MOST];

    /// The number of each place that a listener may go on from.
    private final Map<String, Long> numbers = new HashMap<>();

    private Optional<EventId> newest = Optional.empty();
    private long last;

    /// @param patience how long a listener waits for the row to begin
    public RecentEvents(Duration patience) {
        this.patience = patience;
    }

    /// Forgets everything: who listened after an id that is not among these is reset.
    ///
    /// @param place just before the first of them, and of what comes after
    public void begin(EventId place, List<LiveEvent> known) {
        lock.lock();
        try {
            numbers.clear();
            enter(place);
            known.forEach(this::enter);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// @throws IllegalStateException before the row has a beginning
    public void add(List<LiveEvent> next) {
        lock.lock();
        try {
            if (newest.isEmpty()) {
                throw new IllegalStateException("events come after a beginning");
            }
            next.forEach(this::enter);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// As [LiveEvents#hear]; empty when the row has no beginning yet.
    public Optional<Heard> hear(Optional<EventId> after, int max, Duration atMost)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            await(patience, () -> newest.isEmpty());
            await(atMost, () -> after.isPresent() && after.equals(newest));
            return newest.map(now -> heard(after, max, now));
        } finally {
            lock.unlock();
        }
    }

    private void enter(LiveEvent event) {
        enter(event.id());
        events[slot(last)] = event;
    }

    private void enter(EventId id) {
        last++;
        var outdated = places[slot(last)];
        if (outdated != null) {
            numbers.remove(outdated.value(), last - MOST);
        }
        places[slot(last)] = id;
        numbers.put(id.value(), last);
        newest = Optional.of(id);
    }

    private void await(Duration atMost, BooleanSupplier isInVain) throws InterruptedException {
        var left = atMost.toNanos();
        while (isInVain.getAsBoolean() && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    private Heard heard(Optional<EventId> after, int max, EventId now) {
        var number = after.map(EventId::value).map(numbers::get);
        if (number.isEmpty()) {
            return new Heard.Reset(now);
        }
        var news = new ArrayList<LiveEvent>();
        for (var next = number.get() + 1; next <= last && news.size() < max; next++) {
            news.add(events[slot(next)]);
        }
        return new Heard.News(news);
    }

    private static int slot(long number) {
        return (int) (number % MOST);
    }
}
