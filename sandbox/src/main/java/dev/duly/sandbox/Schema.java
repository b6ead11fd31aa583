package dev.duly.sandbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/// Opens the sandbox's file, and makes it when it is missing. Only its own user can read what is
/// made here: it holds numbers and texts in the clear.
final class Schema {
    private static final String FOLDER_MODE = "rwx------";
    private static final String FILE_MODE = "rw-------";

    private static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS message (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        sid TEXT NOT NULL UNIQUE,
                        direction TEXT NOT NULL,
                        service TEXT,
                        sender TEXT NOT NULL,
                        recipient TEXT NOT NULL,
                        body TEXT NOT NULL,
                        segments INTEGER NOT NULL,
                        media INTEGER NOT NULL,
                        auto INTEGER NOT NULL,
                        callback TEXT,
                        first TEXT NOT NULL,
                        created_at INTEGER NOT NULL,
                        queued_at INTEGER NOT NULL,
                        sending_at INTEGER NOT NULL,
                        sent_at INTEGER,
                        done_at INTEGER NOT NULL,
                        outcome TEXT NOT NULL,
                        error_code INTEGER,
                        canceled_at INTEGER,
                        redacted_at INTEGER,
                        arrived_at INTEGER
                    ) STRICT
                    """,
                    "CREATE INDEX IF NOT EXISTS message_recipient ON message (recipient, id)",
                    "CREATE INDEX IF NOT EXISTS message_sender ON message (sender, id)",
                    """
                    CREATE TABLE IF NOT EXISTS owed (
                        id INTEGER PRIMARY KEY,
                        message_id INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
                        status TEXT NOT NULL,
                        due_at INTEGER NOT NULL,
                        token TEXT NOT NULL,
                        tries INTEGER NOT NULL,
                        answer INTEGER,
                        settled_at INTEGER
                    ) STRICT
                    """,
                    "CREATE INDEX IF NOT EXISTS owed_message ON owed (message_id)",
                    "CREATE INDEX IF NOT EXISTS owed_open ON owed (id) WHERE settled_at IS NULL",
                    """
                    CREATE TABLE IF NOT EXISTS media (
                        sid TEXT PRIMARY KEY,
                        message_id INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
                        position INTEGER NOT NULL,
                        content_type TEXT NOT NULL,
                        bytes BLOB NOT NULL
                    ) STRICT
                    """,
                    "CREATE INDEX IF NOT EXISTS media_message ON media (message_id)",
                    """
                    CREATE TABLE IF NOT EXISTS opt_out (
                        handset TEXT PRIMARY KEY,
                        since INTEGER NOT NULL
                    ) STRICT
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS sticky (
                        handset TEXT PRIMARY KEY,
                        number TEXT NOT NULL
                    ) STRICT
                    """,
                    // Texts that are to be taken later: what LateTexts keeps of them, in JSON.
                    """
                    CREATE TABLE IF NOT EXISTS late (
                        id INTEGER PRIMARY KEY,
                        promise TEXT NOT NULL
                    ) STRICT
                    """);

    private Schema() {}

    /// @throws IllegalStateException when the file cannot be opened
    static Connection open(Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder, mode(folder, FOLDER_MODE));
            }
            create(file);
            var connection = settings().createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try (var statement = connection.createStatement()) {
                for (var table : TABLES) {
                    statement.execute(table);
                }
                addWhatCameLater(statement);
            }
            return connection;
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(
                    "the file of the sandbox cannot be opened: " + file, failed);
        }
    }

    // Files of earlier versions lack it.
    private static void addWhatCameLater(Statement statement) throws SQLException {
        var there = "SELECT 1 FROM pragma_table_info('message') WHERE name = 'arrived_at'";
        try (var found = statement.executeQuery(there)) {
            if (found.next()) {
                return;
            }
        }
        statement.execute("ALTER TABLE message ADD COLUMN arrived_at INTEGER");
    }

    // SQLite gives the files that it puts beside this one the same mode.
    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, mode(file, FILE_MODE));
        } catch (FileAlreadyExistsException kept) {
            // It keeps the mode that somebody gave it.
            return;
        }
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        var hasModes = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasModes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }

    // FULL: what was acknowledged survives the machine, not only the process.
    private static SQLiteConfig settings() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(5_000);
        return config;
    }
}
