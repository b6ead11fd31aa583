package dev.duly.sqlite;

import dev.duly.core.Appended;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.ChainHead;
import dev.duly.core.record.Commitment;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The audit's chains. The file itself refuses to change or delete an entry.
final class SqliteAuditLog implements AuditLog {
    private static final String PORT = "AuditLog";

    private static final String HEAD =
            "SELECT stream, sequence, hash FROM audit WHERE stream = ?"
                    + " ORDER BY sequence DESC LIMIT 1";

    /// Jumps from stream to stream by the index, instead of walking through every entry.
    private static final String HEADS =
            """
            WITH RECURSIVE streams (stream) AS (
                SELECT min(stream) FROM audit
                UNION ALL
                SELECT (SELECT min(audit.stream) FROM audit WHERE audit.stream > streams.stream)
                FROM streams WHERE streams.stream IS NOT NULL
            )
            SELECT streams.stream, sequence, hash
            FROM streams CROSS JOIN audit ON audit.stream = streams.stream
                AND audit.sequence =
                    (SELECT max(last.sequence) FROM audit last WHERE last.stream = streams.stream)
            """;

    private final Database database;

    SqliteAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public Appended append(AuditDraft event) {
        var row = new NewRow(event);
        return database.write(PORT, row::appendUnlessKnown);
    }

    @Override
    public ChainHead head(String stream) {
        return database.read(PORT, session -> head(session, stream));
    }

    @Override
    public List<ChainHead> heads() {
        return database.browse(PORT, session -> session.list(HEADS, SqliteAuditLog::head));
    }

    @Override
    public List<AuditEntry> read(String stream, long sequence, int max) {
        return database.browse(
                PORT,
                session ->
                        session.list(
                                "SELECT * FROM audit WHERE stream = ? AND sequence > ?"
                                        + " ORDER BY sequence LIMIT ?",
                                SqliteAuditLog::entry,
                                stream,
                                sequence,
                                max));
    }

    private static boolean isKnown(Session session, AuditDraft event) throws SQLException {
        return session.exists(
                "SELECT 1 FROM audit WHERE stream = ? AND entry_id = ?",
                event.stream(),
                event.entryId());
    }

    private static ChainHead head(Session session, String stream) throws SQLException {
        return session.first(HEAD, SqliteAuditLog::head, stream)
                .orElseGet(() -> ChainHead.empty(stream));
    }

    private static ChainHead head(Row row) throws SQLException {
        return new ChainHead(row.text("stream"), row.longNumber("sequence"), row.text("hash"));
    }

    private static AuditEntry entry(Row row) throws SQLException {
        var entryId = row.text("entry_id");
        var event =
                new AuditDraft(
                        entryId,
                        row.text("stream"),
                        row.time("at"),
                        new Actor(row.text("actor"), row.optionalText("via")),
                        row.text("action"),
                        texts(entryId, row.text("ids"), Function.identity()),
                        texts(entryId, row.text("commitments"), Commitment::new));
        return new AuditEntry(
                event, row.longNumber("sequence"), row.text("previous_hash"), row.text("hash"));
    }

    private static <T> SortedMap<String, T> texts(
            String entryId, String document, Function<String, T> reading) {
        var texts = new TreeMap<String, T>();
        Fields.read("audit entry " + entryId, document, Fields::texts)
                .forEach((name, text) -> texts.put(name, reading.apply(text)));
        return texts;
    }

    /// An event on its way into the file, written as JSON before the one writer has to wait for it.
    static final class NewRow {
        private final AuditDraft event;
        private final String ids;
        private final String commitments;

        NewRow(AuditDraft event) {
            this.event = event;
            this.ids = Json.texts(event.ids()).written();
            var hashes = new TreeMap<String, String>();
            event.commitments().forEach((field, commitment) -> hashes.put(field, commitment.hex()));
            this.commitments = Json.texts(hashes).written();
        }

        Appended appendUnlessKnown(Session session) throws SQLException {
            if (isKnown(session, event)) {
                return Appended.REPEATED;
            }
            append(session);
            return Appended.NEW;
        }

        /// Puts the event at the end of its chain.
        void append(Session session) throws SQLException {
            insert(session, AuditEntry.after(head(session, event.stream()), event));
        }

        private void insert(Session session, AuditEntry entry) throws SQLException {
            session.update(
                    """
                    INSERT INTO audit (stream, sequence, entry_id, at, actor, via, action, ids,
                        commitments, previous_hash, hash)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    event.stream(),
                    entry.sequence(),
                    event.entryId(),
                    event.at(),
                    event.actor().id(),
                    event.actor().via(),
                    event.action(),
                    ids,
                    commitments,
                    entry.previousHash(),
                    entry.hash());
        }
    }
}
