package dev.duly.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How texts and what is owed lie in the file. Moments are milliseconds since 1970.
final class Rows {
    static final String INSERT_TEXT =
            """
            INSERT INTO message (sid, direction, service, sender, recipient, body, segments, media,
                auto, callback, first, created_at, queued_at, sending_at, sent_at, done_at, outcome,
                error_code, arrived_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (sid) DO NOTHING
            RETURNING id
            """;

    static final String INSERT_OWED =
            """
            INSERT INTO owed (message_id, status, due_at, token, tries)
            VALUES (?, ?, ?, ?, 0) RETURNING id
            """;

    private Rows() {}

    static @Nullable Object[] values(Text text) {
        var life = text.life();
        return new @Nullable Object[] {
            text.sid(),
            text.direction().name(),
            text.service(),
            text.sender(),
            text.recipient(),
            text.body(),
            text.segments(),
            text.media(),
            text.auto() ? 1 : 0,
            text.callback(),
            life.first().name(),
            life.created().toEpochMilli(),
            life.queued().toEpochMilli(),
            life.sending().toEpochMilli(),
            millis(life.sent()),
            life.done().toEpochMilli(),
            life.outcome().name(),
            life.errorCode(),
            text.arrived().toEpochMilli()
        };
    }

    static Text text(ResultSet row) throws SQLException {
        var life = life(row);
        // Files of earlier versions do not tell.
        var arrived = Objects.requireNonNullElse(moment(row, "arrived_at"), life.created());
        return new Text(
                row.getLong("id"),
                row.getString("sid"),
                Direction.valueOf(row.getString("direction")),
                row.getString("service"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("body"),
                row.getInt("segments"),
                row.getInt("media"),
                row.getBoolean("auto"),
                row.getString("callback"),
                arrived,
                life,
                moment(row, "canceled_at"),
                moment(row, "redacted_at"));
    }

    private static Life life(ResultSet row) throws SQLException {
        return new Life(
                Status.valueOf(row.getString("first")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("queued_at")),
                Instant.ofEpochMilli(row.getLong("sending_at")),
                moment(row, "sent_at"),
                Instant.ofEpochMilli(row.getLong("done_at")),
                Status.valueOf(row.getString("outcome")),
                number(row, "error_code"));
    }

    /// What is owed for `text`.
    static Owed owed(ResultSet row, Text text) throws SQLException {
        return new Owed(
                row.getLong("id"),
                text,
                Status.valueOf(row.getString("status")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getString("token"));
    }

    static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        var number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
