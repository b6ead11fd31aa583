package dev.duly.sqlite;

import dev.duly.core.message.Message;
import dev.duly.core.message.Trail;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/// What follows from a message that is written: its steps' audit entries and its mark on the
/// thread. Drawn in the transaction of the message itself, so that a message in the file never has
/// an undrained step. Its place in the queue needs no drawing: the queue is an index.
final class Consequences {
    private final Message message;
    private final List<SqliteAuditLog.NewRow> audit;

    /// Prepared on the caller's thread, so that the one writer has little to do.
    Consequences(Message message) {
        this.message = message;
        this.audit =
                IntStream.range(message.drained(), message.timeline().size())
                        .mapToObj(index -> Trail.entry(message, index))
                        .map(SqliteAuditLog.NewRow::new)
                        .toList();
    }

    void draw(Session session) throws SQLException {
        for (var entry : audit) {
            entry.append(session);
        }
    }

    /// As [#draw], for a message that is kept for the first time.
    void drawFirst(Session session) throws SQLException {
        draw(session);
        SqliteThreadIndex.mark(session, message);
    }
}
