package dev.duly.sqlite;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.thread.ThreadIndex;
import dev.duly.core.thread.ThreadSummary;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The list of conversations.
final class SqliteThreadIndex implements ThreadIndex {
    private static final String PORT = "ThreadIndex";

    private static final String BY_PERSON =
            "SELECT thread_id FROM thread_of WHERE department_id = ? AND person = ?";

    private final Database database;

    SqliteThreadIndex(Database database) {
        this.database = database;
    }

    @Override
    public ThreadId open(DepartmentId department, PhoneNumber person, ThreadId candidate) {
        // Nearly every text belongs to a thread that is there: spare the writer.
        return database.read(PORT, session -> find(session, department, person))
                .orElseGet(() -> openNew(department, person, candidate));
    }

    private ThreadId openNew(DepartmentId department, PhoneNumber person, ThreadId candidate) {
        return database.write(
                PORT,
                session -> {
                    session.update(
                            "INSERT INTO thread_of (thread_id, department_id, person) VALUES (?, ?, ?)"
                                    + " ON CONFLICT (department_id, person) DO NOTHING",
                            candidate.value(),
                            department.value(),
                            person.e164());
                    return find(session, department, person).orElseThrow();
                });
    }

    @Override
    public void mark(ThreadSummary latest) {
        database.write(PORT, session -> mark(session, latest));
    }

    /// How many threads got another latest message: one or none.
    static int mark(Session session, ThreadSummary latest) throws SQLException {
        return session.update(
                """
                INSERT INTO thread (id, department_id, person, last_message, last_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                    SET last_message = excluded.last_message, last_at = excluded.last_at
                    WHERE (excluded.last_at, excluded.last_message) > (last_at, last_message)
                """,
                latest.id().value(),
                latest.departmentId().value(),
                latest.person().e164(),
                latest.lastMessage().value(),
                latest.lastAt());
    }

    @Override
    public Optional<ThreadSummary> find(ThreadId id) {
        return database.read(
                PORT,
                session ->
                        session.first(
                                "SELECT * FROM thread WHERE id = ?",
                                SqliteThreadIndex::summary,
                                id.value()));
    }

    @Override
    public Page<ThreadSummary> page(Optional<Cursor> cursor, int limit) {
        var found = database.browse(PORT, session -> latest(session, cursor, limit + 1));
        return Pages.of(found, limit, last -> Cursor.after(last.lastAt(), last.id().value()));
    }

    private static List<ThreadSummary> latest(Session session, Optional<Cursor> cursor, int max)
            throws SQLException {
        if (cursor.isEmpty()) {
            return session.list(
                    "SELECT * FROM thread ORDER BY last_at DESC, id DESC LIMIT ?",
                    SqliteThreadIndex::summary,
                    max);
        }
        return session.list(
                "SELECT * FROM thread WHERE (last_at, id) < (?, ?)"
                        + " ORDER BY last_at DESC, id DESC LIMIT ?",
                SqliteThreadIndex::summary,
                cursor.get().at(),
                cursor.get().id(),
                max);
    }

    private static Optional<ThreadId> find(
            Session session, DepartmentId department, PhoneNumber person) throws SQLException {
        return session.first(
                BY_PERSON,
                row -> new ThreadId(row.text("thread_id")),
                department.value(),
                person.e164());
    }

    private static ThreadSummary summary(Row row) throws SQLException {
        return new ThreadSummary(
                new ThreadId(row.text("id")),
                new DepartmentId(row.text("department_id")),
                new PhoneNumber(row.text("person")),
                new MessageId(row.text("last_message")),
                row.time("last_at"));
    }
}
