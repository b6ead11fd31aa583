package dev.duly.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that is read of what the sandbox holds.
final class Listing {
    /// One page, newest first.
    record Page(List<Text> texts, boolean more, boolean earlier) {}

    /// How one post went; `answer` is null while it is owed.
    record Posted(
            Status status,
            Instant due,
            int tries,
            @Nullable Integer answer,
            @Nullable Instant settled) {
        boolean accepted() {
            return answer != null && answer / 100 == 2;
        }
    }

    /// All that was asked for, oldest first.
    ///
    /// @param posts by the id of the text
    record Everything(List<Text> texts, Map<Long, List<Posted>> posts, boolean more) {}

    // The bytes are read once and not changed.
    @SuppressWarnings("ArrayRecordComponent")
    record Picture(String sid, String contentType, byte[] bytes) {}

    private final GroupWriter file;

    Listing(GroupWriter file) {
        this.file = file;
    }

    /// Empty for the sandbox's own answers too: Twilio does not show its own.
    Optional<Text> find(String sid) {
        return file.ask(
                db -> db.one("SELECT * FROM message WHERE sid = ? AND auto = 0", Rows::text, sid));
    }

    /// A sender that is not known yet, and a time of sending that has not come, match no filter.
    ///
    /// @param lag how long after it was taken a text is shown
    Page page(ListQuery query, Instant now, Duration lag) {
        var sql = new StringBuilder("SELECT * FROM message WHERE auto = 0");
        var values = new ArrayList<Object>();
        if (lag.isPositive()) {
            sql.append(" AND created_at <= ?");
            values.add(now.minus(lag).toEpochMilli());
        }
        if (query.to() != null) {
            sql.append(" AND recipient = ?");
            values.add(query.to());
        }
        if (query.from() != null) {
            sql.append(" AND sender = ? AND queued_at <= ? AND canceled_at IS NULL");
            values.add(query.from());
            values.add(now.toEpochMilli());
        }
        if (query.sentFrom() != null || query.sentBefore() != null) {
            sql.append(
                    " AND canceled_at IS NULL AND sent_at <= ? AND sent_at >= ? AND sent_at < ?");
            values.add(now.toEpochMilli());
            values.add(query.sentFrom() == null ? 0L : query.sentFrom().toEpochMilli());
            var before = query.sentBefore();
            values.add(before == null ? Long.MAX_VALUE : before.toEpochMilli());
        }
        if (query.newerThan() != null) {
            return backward(
                    query, sql.append(" AND id > ? ORDER BY id LIMIT ?").toString(), values);
        }
        values.add(query.olderThan() == null ? Long.MAX_VALUE : query.olderThan());
        values.add(query.pageSize() + 1);
        sql.append(" AND id < ? ORDER BY id DESC LIMIT ?");
        var texts = texts(sql.toString(), values);
        var more = texts.size() > query.pageSize();
        return new Page(
                more ? texts.subList(0, query.pageSize()) : texts, more, query.olderThan() != null);
    }

    /// @param after texts taken after this one; 0 for all
    Everything everything(@Nullable String to, @Nullable String from, long after, int limit) {
        var sql = new StringBuilder("SELECT * FROM message WHERE id > ?");
        var values = new ArrayList<Object>(List.of(after));
        if (to != null) {
            sql.append(" AND recipient = ?");
            values.add(to);
        }
        if (from != null) {
            sql.append(" AND sender = ?");
            values.add(from);
        }
        values.add(limit + 1);
        var found = texts(sql.append(" ORDER BY id LIMIT ?").toString(), values);
        var texts = found.size() > limit ? found.subList(0, limit) : found;
        return new Everything(texts, posts(texts), found.size() > limit);
    }

    /// The id of the text with this SID, whoever made it.
    Optional<Long> id(String sid) {
        return file.ask(
                db -> db.one("SELECT id FROM message WHERE sid = ?", row -> row.getLong(1), sid));
    }

    List<Webhooks.Picture> pictures(Text text) {
        return file.ask(db ->
                db.all(
                        """
                        SELECT sid, content_type FROM media
                        WHERE message_id = ? ORDER BY position
                        """,
                        row -> new Webhooks.Picture(row.getString(1), row.getString(2)),
                        text.id()));
    }

    Optional<Picture> picture(Text text, String sid) {
        return file.ask(db ->
                db.one(
                        """
                        SELECT sid, content_type, bytes FROM media
                        WHERE message_id = ? AND sid = ?
                        """,
                        row -> new Picture(row.getString(1), row.getString(2), row.getBytes(3)),
                        text.id(),
                        sid));
    }

    private Page backward(ListQuery query, String sql, List<Object> values) {
        values.add(query.newerThan() == null ? 0L : query.newerThan());
        values.add(query.pageSize() + 1);
        var texts = texts(sql, values);
        var earlier = texts.size() > query.pageSize();
        var shown = earlier ? texts.subList(0, query.pageSize()) : texts;
        return new Page(shown.reversed(), true, earlier);
    }

    private List<Text> texts(String sql, List<Object> values) {
        return file.ask(db -> db.all(sql, Rows::text, values.toArray()));
    }

    private Map<Long, List<Posted>> posts(List<Text> texts) {
        return file.ask(db -> {
            var posts = new HashMap<Long, List<Posted>>();
            for (var text : texts) {
                posts.put(
                        text.id(),
                        db.all(
                                "SELECT * FROM owed WHERE message_id = ? ORDER BY id",
                                Listing::posted,
                                text.id()));
            }
            return posts;
        });
    }

    private static Posted posted(ResultSet row) throws SQLException {
        return new Posted(
                Status.valueOf(row.getString("status")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getInt("tries"),
                Rows.number(row, "answer"),
                Rows.moment(row, "settled_at"));
    }
}
