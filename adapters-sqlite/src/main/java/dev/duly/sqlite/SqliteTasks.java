package dev.duly.sqlite;

import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.record.Actor;
import dev.duly.core.task.About;
import dev.duly.core.task.Closing;
import dev.duly.core.task.Done;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.Tasks;
import java.sql.SQLException;
import java.util.Optional;

/// The tasks.
final class SqliteTasks implements Tasks {
    private static final String PORT = "Tasks";

    private final Database database;

    SqliteTasks(Database database) {
        this.database = database;
    }

    @Override
    public Appended open(Task task) {
        var written = database.write(PORT, session -> insert(session, task));
        return written > 0 ? Appended.NEW : Appended.REPEATED;
    }

    private static int insert(Session session, Task task) throws SQLException {
        var about = task.about();
        return session.update(
                """
                INSERT INTO task (id, kind, source, department_id, phone, contact_id, thread_id,
                    message_id, sentence, next_step, opened_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, source) DO NOTHING
                """,
                task.id().value(),
                task.kind().name(),
                task.source(),
                task.departmentId().value(),
                about.phone().map(PhoneNumber::e164),
                about.contactId().map(ContactId::value),
                about.threadId().map(ThreadId::value),
                about.messageId().map(MessageId::value),
                task.sentence(),
                task.nextStep(),
                task.openedAt());
    }

    @Override
    public Optional<Task> find(TaskId id) {
        return database.read(PORT, session -> find(session, id));
    }

    private static Optional<Task> find(Session session, TaskId id) throws SQLException {
        return session.first("SELECT * FROM task WHERE id = ?", SqliteTasks::task, id.value());
    }

    @Override
    public Closing close(TaskId id, Done how) {
        return database.write(PORT, session -> close(session, id, how));
    }

    private static Closing close(Session session, TaskId id, Done how) throws SQLException {
        var written =
                session.update(
                        """
                        UPDATE task SET done_by = ?, done_via = ?, done_at = ?, note = ?
                        WHERE id = ? AND done_at IS NULL
                        """,
                        how.by().id(),
                        how.by().via(),
                        how.at(),
                        how.note(),
                        id.value());
        return find(session, id)
                .<Closing>map(task ->
                        written > 0 ? new Closing.Closed(task) : new Closing.DoneAlready(task))
                .orElseGet(Closing.Unknown::new);
    }

    @Override
    public Page<Task> page(TaskFilter filter, Optional<Cursor> cursor, int limit) {
        var query = new TaskQuery(filter, cursor, limit + 1);
        var found =
                database.browse(
                        PORT,
                        session -> session.list(query.sql(), SqliteTasks::task, query.values()));
        return Pages.of(found, limit, task -> Cursor.after(task.openedAt(), task.id().value()));
    }

    private static Task task(Row row) throws SQLException {
        return new Task(
                new TaskId(row.text("id")),
                TaskKind.valueOf(row.text("kind")),
                row.text("source"),
                new DepartmentId(row.text("department_id")),
                new About(
                        row.optionalText("phone").map(PhoneNumber::new),
                        row.optionalText("contact_id").map(ContactId::new),
                        row.optionalText("thread_id").map(ThreadId::new),
                        row.optionalText("message_id").map(MessageId::new)),
                row.text("sentence"),
                row.text("next_step"),
                row.time("opened_at"),
                done(row));
    }

    private static Optional<Done> done(Row row) throws SQLException {
        var at = row.optionalTime("done_at");
        if (at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Done(
                        new Actor(row.text("done_by"), row.optionalText("done_via")),
                        at.get(),
                        row.optionalText("note")));
    }
}
