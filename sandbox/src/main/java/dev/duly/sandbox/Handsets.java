package dev.duly.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is kept of each handset: the number of ours that it is in touch with, and whether it opted
/// out. An opt-out covers the whole service, as all numbers belong to it.
final class Handsets {
    private final List<String> numbers;

    Handsets(List<String> numbers) {
        this.numbers = numbers;
    }

    boolean blocked(Statements db, String handset) throws SQLException {
        return db.one("SELECT 1 FROM opt_out WHERE handset = ?", row -> true, handset).isPresent();
    }

    /// The number of ours for this handset: the one that was asked for, else always the same.
    String number(Statements db, String handset, @Nullable String asked) throws SQLException {
        var known =
                db.one(
                                "SELECT number FROM sticky WHERE handset = ?",
                                row -> row.getString(1),
                                handset)
                        .filter(numbers::contains);
        if (known.isPresent()) {
            return asked == null ? known.get() : asked;
        }
        var spread = Math.floorMod(handset.hashCode(), numbers.size());
        var chosen = asked == null ? numbers.get(spread) : asked;
        db.write("INSERT OR REPLACE INTO sticky VALUES (?, ?)", handset, chosen);
        return chosen;
    }

    /// Does what a handset's text says if it is a keyword.
    ///
    /// @return the answer to it
    Optional<String> obey(Statements db, String handset, String body, Instant now)
            throws SQLException {
        var keyword = Keyword.in(body);
        if (keyword.isEmpty()) {
            return Optional.empty();
        }
        var blocked = blocked(db, handset);
        switch (keyword.get()) {
            case STOP ->
                    db.write(
                            "INSERT INTO opt_out VALUES (?, ?) ON CONFLICT DO NOTHING",
                            handset,
                            now.toEpochMilli());
            case START, YES -> db.write("DELETE FROM opt_out WHERE handset = ?", handset);
            case HELP -> {}
        }
        return keyword.get().answer(blocked);
    }
}
