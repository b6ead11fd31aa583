package dev.duly.sqlite;

import dev.duly.core.PortException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// The shape of the data file. Each migration takes it one version further, in one transaction, and
/// is never changed once it was released.
final class Schema {
    private static final List<String> MIGRATIONS =
            List.of(
                    "0001-the-record.sql",
                    "0002-messages-by-department.sql",
                    "0003-what-stops-a-send.sql",
                    "0004-when-the-provider-got-it.sql",
                    "0005-contacts-and-tasks.sql",
                    "0006-templates.sql",
                    "0007-what-departments-want.sql",
                    "0008-whose-turn-it-is.sql");

    /// The version that this program works with.
    static final int CURRENT = MIGRATIONS.size();

    /// "Duly", as the first migration writes it into the file's header.
    private static final int APPLICATION_ID = 0x44756c79;

    private Schema() {}

    /// The version of `file`, which exists; 0 when nothing is in it.
    static int versionOf(Path file) throws SQLException {
        try (var session = Session.reading(file, ConcurrentHashMap.newKeySet())) {
            return versionOf(session, file);
        }
    }

    private static int versionOf(Session session, Path file) throws SQLException {
        var version = (int) session.number("PRAGMA user_version");
        var isOurs = session.number("PRAGMA application_id") == APPLICATION_ID;
        if (version > 0 && !isOurs) {
            throw new PortException(
                    "Storage",
                    PortException.Retry.POINTLESS,
                    "the file " + file + " was not written by Duly");
        }
        return version;
    }

    /// Brings `file`, which exists and which nobody else works with, to the current version.
    static void migrate(Path file) throws SQLException {
        try (var session = Session.writing(file, ConcurrentHashMap.newKeySet())) {
            var version = versionOf(session, file);
            refuseNewer(version);
            session.exists("PRAGMA journal_mode = WAL");
            for (var next = version; next < CURRENT; next++) {
                // Closing the connection takes back what was not committed.
                session.script("BEGIN IMMEDIATE");
                session.script(words(MIGRATIONS.get(next)));
                session.script("PRAGMA user_version = " + (next + 1));
                session.script("COMMIT");
            }
        }
    }

    static void refuseNewer(int version) {
        if (version > CURRENT) {
            throw new PortException(
                    "Storage",
                    PortException.Retry.POINTLESS,
                    ("the data was written by a newer release of Duly (its schema is %d, this"
                                    + " program knows %d): use that release")
                            .formatted(version, CURRENT));
        }
    }

    private static String words(String migration) {
        try (var resource = Schema.class.getResourceAsStream("migrations/" + migration)) {
            if (resource == null) {
                throw new IllegalStateException("the migration " + migration + " is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
