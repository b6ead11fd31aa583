package dev.duly.testkit.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Lets one thing run at a time, in the order of simulated time. Whoever holds the baton decides
/// who is next, so that a call that nobody interrupts costs no change of thread; nor does what
/// begins when something else has just ended.
final class Scheduler {
    /// @param turn orders what happens in the same millisecond
    private record Event(long at, long turn, Runnable action, Optional<Activity> activity)
            implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(turn, other.turn) : Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Set<Activity> begun = new LinkedHashSet<>();
    private final Thread main = Thread.currentThread();
    private volatile Optional<Activity> holder = Optional.empty();
    private volatile boolean over;
    private long now;
    private long turns;
    private final List<Violation> violations = new ArrayList<>();

    /// Simulated milliseconds since the world began.
    long now() {
        return now;
    }

    /// The activity that holds the baton.
    Activity current() {
        return holder.orElseThrow();
    }

    boolean isOver() {
        return over;
    }

    /// Whether the world was stopped by a broken promise, and which.
    Optional<Violation> violation() {
        return violations.stream().findFirst();
    }

    void after(long millis, Runnable action) {
        events.add(new Event(now + millis, turns++, action, Optional.empty()));
    }

    void start(Activity activity, long afterMillis) {
        events.add(
                new Event(now + afterMillis, turns++, Scheduler::nothing, Optional.of(activity)));
    }

    /// Ends the world. What is under way is unwound.
    void end() {
        over = true;
    }

    void broken(Violation violation) {
        violations.add(violation);
        over = true;
    }

    /// Runs the world to its end; called by the thread that made it.
    void run() {
        goOn(Optional.empty());
        for (var activity : List.copyOf(begun)) {
            hand(Optional.of(activity));
            awaitTurn(Optional.empty());
        }
    }

    /// Lets others run for so long.
    ///
    /// @throws Unwound when the world has ended
    void sleep(Activity self, long millis) {
        events.add(new Event(now + millis, turns++, Scheduler::nothing, Optional.of(self)));
        goOn(Optional.of(self));
        if (over) {
            throw new Unwound();
        }
    }

    /// All that a thread does: an activity from its begin to its end, and then the next as long as
    /// that is one that has yet to begin.
    private void carry(Activity first) {
        var next = Optional.of(first);
        while (next.isPresent() && !next.get().hasBegun()) {
            holder = next;
            begun.add(next.get());
            next.get().run();
            begun.remove(next.get());
            next = next();
        }
        hand(next);
    }

    private void goOn(Optional<Activity> self) {
        var next = over ? Optional.<Activity>empty() : next();
        if (next.equals(self)) {
            return;
        }
        hand(next);
        awaitTurn(self);
    }

    /// Whose turn it is; the main thread's once the world is over.
    private Optional<Activity> next() {
        while (!over) {
            var event = events.poll();
            if (event == null) {
                over = true;
                break;
            }
            now = Math.max(now, event.at());
            if (event.activity().isPresent()) {
                return event.activity();
            }
            try {
                event.action().run();
            } catch (RuntimeException e) {
                broken(new Violation("no unforeseen fault", Faulty.line(e)));
            }
        }
        return Optional.empty();
    }

    /// An activity's event: it goes on by itself.
    private static void nothing() {}

    private void hand(Optional<Activity> other) {
        holder = other;
        if (other.isPresent() && !other.get().hasBegun()) {
            var _ = Thread.startVirtualThread(() -> carry(other.get()));
            return;
        }
        LockSupport.unpark(other.flatMap(Activity::thread).orElse(main));
    }

    private void awaitTurn(Optional<Activity> self) {
        while (!holder.equals(self)) {
            LockSupport.park(this);
        }
    }
}
