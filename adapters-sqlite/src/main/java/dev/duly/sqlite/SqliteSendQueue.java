package dev.duly.sqlite;

import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.SendQueue;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// The texts that are kept as `queued`: an index on the messages, so it forgets nothing and holds
/// nothing too much. A text is due when its message says so.
///
/// Only one process works it (the lock of the data folder sees to that), so leases live in that
/// process: a crash ends them all, and whatever is still `queued` is free again.
final class SqliteSendQueue implements SendQueue {
    private static final String PORT = "SendQueue";

    private static final String DUE =
            "SELECT id FROM message INDEXED BY message_waiting"
                    + " WHERE state = 'queued' AND lane = ? AND due_at <= ? ORDER BY due_at, id";

    private static final String NEXT_DUE =
            "SELECT due_at FROM message INDEXED BY message_waiting"
                    + " WHERE state = 'queued' AND lane = ? AND due_at > ?"
                    + " ORDER BY due_at LIMIT 1";

    private final Database database;
    private final Doorbell doorbell;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    /// Until when a text is given to nobody: it is claimed, or was put back until then.
    private final Map<MessageId, Instant> withheld = new HashMap<>();

    SqliteSendQueue(Database database, Doorbell doorbell, InstantSource clock) {
        this.database = database;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /// Wakes who waits: the text itself entered the queue when it was kept.
    @Override
    public void put(MessageId id, Lane lane, Instant dueAt) {
        doorbell.ring();
    }

    @Override
    public List<MessageId> claim(int max, Duration lease) {
        lock.lock();
        try {
            var now = clock.instant();
            var claimed = free(now, max);
            claimed.forEach(id -> withheld.put(id, now.plus(lease)));
            return claimed;
        } finally {
            lock.unlock();
        }
    }

    /// Forgets the lease alone: the text left the queue when its state changed.
    @Override
    public void done(MessageId id) {
        lock.lock();
        try {
            withheld.remove(id);
        } finally {
            lock.unlock();
        }
    }

    /// Lasts as long as this process, for waits of seconds. Who wants a text to wait longer writes
    /// it into the message ([dev.duly.core.message.OutboundMessage#due]).
    @Override
    public void putBack(MessageId id, Instant dueAt) {
        lock.lock();
        try {
            if (dueAt.isAfter(clock.instant()) && isDueBefore(id, dueAt)) {
                withheld.put(id, dueAt);
            } else {
                withheld.remove(id);
            }
        } finally {
            lock.unlock();
        }
        doorbell.ring();
    }

    /// Whether the text waits, and its message alone would let it go sooner. Nothing is kept of any
    /// other, which nobody would ever give back.
    private boolean isDueBefore(MessageId id, Instant moment) {
        return database.read(
                PORT,
                session ->
                        session.exists(
                                "SELECT 1 FROM message"
                                        + " WHERE id = ? AND state = 'queued' AND due_at < ?",
                                id.value(),
                                Millis.notBefore(moment)));
    }

    /// For the proof that nothing stays withheld that does not wait.
    int withheld() {
        lock.lock();
        try {
            return withheld.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long depth() {
        return depth(database);
    }

    /// Walks through what waits and nothing else.
    static long depth(Database database) {
        return database.read(
                PORT,
                session ->
                        session.number(
                                "SELECT count(*) FROM message INDEXED BY message_waiting"
                                        + " WHERE state = 'queued'"));
    }

    @Override
    public void awaitDue(Duration atMost) throws InterruptedException {
        // Heard before the file is read, so that what is kept in between is not slept through.
        var heard = doorbell.rings();
        doorbell.awaitRingAfter(heard, untilDue(atMost));
    }

    private Duration untilDue(Duration atMost) {
        lock.lock();
        try {
            var now = clock.instant();
            if (!free(now, 1).isEmpty()) {
                return Duration.ZERO;
            }
            return Stream.concat(nextDue(now).stream(), withheld.values().stream())
                    .map(at -> Duration.between(now, at))
                    .filter(wait -> wait.compareTo(atMost) < 0)
                    .min(Duration::compareTo)
                    .orElse(atMost);
        } finally {
            lock.unlock();
        }
    }

    /// At most `max` texts that are due and not withheld. To be called with the lock held.
    private List<MessageId> free(Instant now, int max) {
        withheld.values().removeIf(until -> !until.isAfter(now));
        return database.read(PORT, session -> free(session, now, max, withheld.keySet()));
    }

    private static List<MessageId> free(
            Session session, Instant now, int max, Collection<MessageId> withheld)
            throws SQLException {
        var found = new ArrayList<MessageId>();
        for (var lane : Lane.values()) {
            if (found.size() < max) {
                found.addAll(
                        session.firstOf(
                                DUE,
                                row -> new MessageId(row.text("id")),
                                id -> !withheld.contains(id),
                                max - found.size(),
                                MessageRow.rank(lane),
                                now));
            }
        }
        return found;
    }

    private Optional<Instant> nextDue(Instant now) {
        return database.read(PORT, session -> nextDue(session, now));
    }

    private static Optional<Instant> nextDue(Session session, Instant now) throws SQLException {
        var next = new ArrayList<Instant>();
        for (var lane : Lane.values()) {
            session.first(NEXT_DUE, row -> row.time("due_at"), MessageRow.rank(lane), now)
                    .ifPresent(next::add);
        }
        return next.stream().min(Instant::compareTo);
    }
}
