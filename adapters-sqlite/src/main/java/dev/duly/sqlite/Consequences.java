package dev.duly.sqlite;

import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.Trail;
import dev.duly.core.thread.ThreadSummary;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/// What follows from a message that is written: its steps' audit entries and its mark on the
/// thread. Drawn in the transaction of the message itself, so that a message in the file never has
/// an undrained step. Its place in the queue needs no drawing: the queue is an index.
final class Consequences {
    private final LiveMessage message;
    private final List<SqliteAuditLog.NewRow> audit;

    /// Prepared on the caller's thread, so that the one writer has little to do.
    Consequences(LiveMessage message) {
        this.message = message;
        this.audit =
                IntStream.range(message.drained(), message.timeline().size())
                        .mapToObj(index -> Trail.entry(message, index))
                        .map(SqliteAuditLog.NewRow::new)
                        .toList();
    }

    /// For a message that was there before: entries that are known already stay as they are.
    void draw(Session session) throws SQLException {
        for (var entry : audit) {
            entry.appendUnlessKnown(session);
        }
    }

    /// For a message that is new to the file, and so are its entries.
    void drawFirst(Session session) throws SQLException {
        for (var entry : audit) {
            entry.append(session);
        }
        SqliteThreadIndex.mark(session, ThreadSummary.of(message));
    }
}
