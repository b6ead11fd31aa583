package dev.duly.sqlite;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.sending.Turns;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
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

    private static final String NEXT_DEPARTMENT =
            "SELECT department_id FROM message INDEXED BY message_turns"
                    + " WHERE state = 'queued' AND lane = ? AND department_id > ?"
                    + " ORDER BY department_id LIMIT 1";

    private static final String DUE =
            "SELECT id FROM message INDEXED BY message_turns"
                    + " WHERE state = 'queued' AND lane = ? AND department_id = ?"
                    + " AND due_at <= ? ORDER BY due_at, id";

    private static final String NEXT_DUE =
            "SELECT due_at FROM message INDEXED BY message_waiting"
                    + " WHERE state = 'queued' AND lane = ? AND due_at > ?"
                    + " ORDER BY due_at LIMIT 1";

    private final Database database;
    private final Doorbell doorbell;
    private final Holds holds;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    /// Until when a text is given to nobody: it is claimed, or was put back until then.
    private final Map<MessageId, Instant> withheld = new HashMap<>();

    private final Turns turns = new Turns();

    SqliteSendQueue(Database database, Doorbell doorbell, Holds holds, InstantSource clock) {
        this.database = database;
        this.doorbell = doorbell;
        this.holds = holds;
        this.clock = clock;
    }

    /// Wakes who waits: the texts entered the queue when they were kept.
    @Override
    public void put(List<QueueEntry> entries) {
        doorbell.ring();
    }

    @Override
    public List<MessageId> claim(int max, Duration lease) {
        lock.lock();
        try {
            var now = clock.instant();
            var claimed = turns.choose(max, free(now, max));
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
    public void putBack(MessageId id, Duration wait) {
        lock.lock();
        try {
            var dueAt = clock.instant().plus(wait);
            if (wait.isPositive() && isDueBefore(id, dueAt)) {
                withheld.put(id, dueAt);
            } else {
                withheld.remove(id);
            }
        } finally {
            lock.unlock();
        }
        doorbell.ring();
    }

    @Override
    public void hold(DepartmentId department, Lane lane, Duration wait) {
        lock.lock();
        try {
            holds.hold(department, lane, clock.instant().plus(wait));
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
        return database.browse(
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
            return Stream.of(
                            nextDue(now).stream(),
                            withheld.values().stream(),
                            holds.ends().stream())
                    .flatMap(part -> part)
                    .map(at -> Duration.between(now, at))
                    .filter(wait -> wait.compareTo(atMost) < 0)
                    .min(Duration::compareTo)
                    .orElse(atMost);
        } finally {
            lock.unlock();
        }
    }

    /// Of each lane and department at most `max` texts that are due and neither withheld nor held.
    /// To be called with the lock held.
    private Map<Lane, Map<DepartmentId, List<MessageId>>> free(Instant now, int max) {
        withheld.values().removeIf(until -> !until.isAfter(now));
        holds.forgetEnded(now);
        return database.browse(PORT, session -> free(session, now, max));
    }

    private Map<Lane, Map<DepartmentId, List<MessageId>>> free(
            Session session, Instant now, int max) throws SQLException {
        var found = new EnumMap<Lane, Map<DepartmentId, List<MessageId>>>(Lane.class);
        for (var lane : Lane.values()) {
            for (var department : departments(session, lane)) {
                var texts =
                        session.firstOf(
                                DUE,
                                row -> new MessageId(row.text("id")),
                                id -> !withheld.containsKey(id),
                                max,
                                MessageRow.rank(lane),
                                department.value(),
                                now);
                if (!texts.isEmpty()) {
                    found.computeIfAbsent(lane, _ -> new HashMap<>()).put(department, texts);
                }
            }
        }
        return found;
    }

    /// Who has texts in the lane and room for them: a step along the index for each.
    private List<DepartmentId> departments(Session session, Lane lane) throws SQLException {
        var found = new ArrayList<DepartmentId>();
        var last = "";
        while (true) {
            var next =
                    session.first(
                            NEXT_DEPARTMENT,
                            row -> new DepartmentId(row.text("department_id")),
                            MessageRow.rank(lane),
                            last);
            if (next.isEmpty()) {
                return found;
            }
            last = next.get().value();
            if (!holds.isHeld(next.get(), lane)) {
                found.add(next.get());
            }
        }
    }

    private Optional<Instant> nextDue(Instant now) {
        return database.browse(PORT, session -> nextDue(session, now));
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
