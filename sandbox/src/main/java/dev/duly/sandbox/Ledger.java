package dev.duly.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that changes what the sandbox holds. Each method that returns something returns when it is
/// on the disk.
final class Ledger {
    /// A text that was taken, and the callbacks owed for it.
    record Taken(Text text, List<Owed> owed) {}

    /// A handset's text, and the sandbox's own answer if it was a keyword.
    ///
    /// @param owed the post for it; empty when it is to be lost
    record Arrival(Text text, Optional<Owed> owed, Optional<Text> answer) {}

    /// What a handset sends.
    ///
    /// @param to null: the number that it is in touch with
    /// @param lost whether the webhook never hears of it
    record Incoming(
            String from, @Nullable String to, String body, List<Picture> pictures, boolean lost) {
        Incoming {
            pictures = List.copyOf(pictures);
        }

        /// Without the numbers and the words.
        @Override
        public String toString() {
            return "incoming text of " + body.length() + " characters";
        }
    }

    // The bytes are read once and not changed.
    @SuppressWarnings("ArrayRecordComponent")
    record Picture(String contentType, byte[] bytes) {}

    private final GroupWriter file;
    private final SandboxSettings settings;
    private final Handsets handsets;
    private final Sids sids;
    private final InstantSource clock;

    Ledger(GroupWriter file, SandboxSettings settings, Sids sids, InstantSource clock) {
        this.file = file;
        this.settings = settings;
        this.handsets = new Handsets(settings.numbers());
        this.sids = sids;
        this.clock = clock;
    }

    /// Takes a text; empty when its recipient has opted out.
    Optional<Taken> take(Draft draft, Fate fate, Instant arrived) {
        var now = now();
        return file.ask(db -> take(db, draft, fate, arrived, now));
    }

    /// As `take`, as a part of other work on the file.
    Optional<Taken> take(Statements db, Draft draft, Fate fate, Instant arrived, Instant created)
            throws SQLException {
        if (blocked(db, draft.to())) {
            return Optional.empty();
        }
        var begin = draft.sendAt() == null ? created : draft.sendAt();
        var sender = draft.from() == null ? handsets.number(db, draft.to(), null) : draft.from();
        var text =
                keep(
                        db,
                        Text.fresh(
                                "",
                                Direction.OUTBOUND,
                                draft.service(),
                                sender,
                                draft.to(),
                                draft.body(),
                                draft.media(),
                                draft.callback(),
                                arrived,
                                fate.life(draft.first(), created, begin, settings.delays())));
        return Optional.of(new Taken(text, owe(db, text, fate)));
    }

    /// Whether this handset has opted out.
    boolean blocked(Statements db, String handset) throws SQLException {
        return handsets.blocked(db, handset);
    }

    /// Takes a handset's text, and does what it says if it is a keyword.
    Arrival receive(Incoming incoming, Instant arrived) {
        var now = now();
        return file.ask(db -> {
            var number = handsets.number(db, incoming.from(), incoming.to());
            var text =
                    keep(
                            db,
                            Text.fresh(
                                    "",
                                    Direction.INBOUND,
                                    settings.messagingServiceSid(),
                                    incoming.from(),
                                    number,
                                    incoming.body(),
                                    incoming.pictures().size(),
                                    null,
                                    arrived,
                                    Life.received(now)));
            keepPictures(db, text, incoming.pictures());
            var owed =
                    incoming.lost()
                            ? Optional.<Owed>empty()
                            : Optional.of(owe(db, text, Status.RECEIVED, now));
            return new Arrival(text, owed, answer(db, text, now));
        });
    }

    /// Takes out the words of a text that is finished.
    void redact(Text text) {
        file.ask(db ->
                db.write(
                        "UPDATE message SET body = '', redacted_at = ? WHERE id = ?",
                        now().toEpochMilli(),
                        text.id()));
    }

    /// Calls off a text that was to set off later; false when it has set off.
    boolean cancel(Text text) {
        var now = now().toEpochMilli();
        return file.ask(db -> {
            var canceled =
                    db.write(
                            """
                            UPDATE message SET canceled_at = ?
                            WHERE id = ? AND first = 'SCHEDULED' AND queued_at > ?
                                AND canceled_at IS NULL
                            """,
                            now,
                            text.id(),
                            now);
            if (canceled == 1) {
                db.write("DELETE FROM owed WHERE message_id = ?", text.id());
            }
            return canceled == 1;
        });
    }

    void delete(Text text) {
        file.ask(db -> db.write("DELETE FROM message WHERE id = ?", text.id()));
    }

    /// False when there is no such picture.
    boolean deletePicture(Text text, String picture) {
        return file.ask(db ->
                db.write("DELETE FROM media WHERE message_id = ? AND sid = ?", text.id(), picture)
                        == 1);
    }

    /// Notes that nothing more is owed; lost with the process, it is posted once more.
    ///
    /// @param answer the last status, or [Courier#UNANSWERED]
    void settle(Owed owed, int tries, int answer) {
        var now = now().toEpochMilli();
        file.tell(db ->
                db.write(
                        "UPDATE owed SET tries = ?, answer = ?, settled_at = ? WHERE id = ?",
                        tries,
                        answer,
                        now,
                        owed.id()));
    }

    /// What is still owed, a list for each text, in its order.
    List<List<Owed>> unsettled() {
        return file.ask(db -> {
            var lines = new LinkedHashMap<Long, List<Owed>>();
            var all =
                    db.all(
                            """
                            SELECT m.*, o.id AS owed_id FROM owed o
                            JOIN message m ON m.id = o.message_id
                            WHERE o.settled_at IS NULL GROUP BY m.id ORDER BY m.id
                            """,
                            Rows::text);
            for (var text : all) {
                lines.put(
                        text.id(),
                        db.all(
                                """
                                SELECT * FROM owed
                                WHERE message_id = ? AND settled_at IS NULL ORDER BY id
                                """,
                                row -> Rows.owed(row, text),
                                text.id()));
            }
            return List.copyOf(lines.values());
        });
    }

    private Optional<Text> answer(Statements db, Text text, Instant now) throws SQLException {
        var words = handsets.obey(db, text.sender(), text.body(), now);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var life = Fate.DELIVERED.life(Status.ACCEPTED, now, now, settings.delays());
        return Optional.of(
                keep(
                        db,
                        Text.fresh(
                                "",
                                Direction.REPLY,
                                text.service(),
                                text.recipient(),
                                text.sender(),
                                words.get(),
                                0,
                                null,
                                now,
                                life)));
    }

    // Generators with a fixed seed repeat themselves after a restart: then the next one is taken.
    private Text keep(Statements db, Text text) throws SQLException {
        while (true) {
            var named = text.kept(0, sids.message(text.media() > 0));
            var id = db.one(Rows.INSERT_TEXT, row -> row.getLong(1), Rows.values(named));
            if (id.isPresent()) {
                return named.kept(id.get(), named.sid());
            }
        }
    }

    private void keepPictures(Statements db, Text text, List<Picture> pictures)
            throws SQLException {
        var kept = 0;
        while (kept < pictures.size()) {
            var picture = pictures.get(kept);
            kept +=
                    db.write(
                            "INSERT INTO media VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                            sids.media(),
                            text.id(),
                            kept,
                            picture.contentType(),
                            picture.bytes());
        }
    }

    private List<Owed> owe(Statements db, Text text, Fate fate) throws SQLException {
        if (text.callback() == null) {
            return List.of();
        }
        var owed = new ArrayList<Owed>();
        for (var callback : fate.callbacks(text.life())) {
            var last = owed.isEmpty() ? null : owed.getLast();
            var token =
                    last != null && last.status() == callback.status()
                            ? last.token()
                            : sids.token();
            owed.add(owe(db, new Owed(0, text, callback.status(), callback.due(), token)));
        }
        return owed;
    }

    private Owed owe(Statements db, Text text, Status status, Instant due) throws SQLException {
        return owe(db, new Owed(0, text, status, due, sids.token()));
    }

    private static Owed owe(Statements db, Owed owed) throws SQLException {
        var id =
                db.one(
                        Rows.INSERT_OWED,
                        row -> row.getLong(1),
                        owed.text().id(),
                        owed.status().name(),
                        owed.due().toEpochMilli(),
                        owed.token());
        return new Owed(id.orElseThrow(), owed.text(), owed.status(), owed.due(), owed.token());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
