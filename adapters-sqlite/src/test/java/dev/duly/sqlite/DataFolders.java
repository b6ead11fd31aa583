package dev.duly.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The data folders of one test. Afterwards what was opened is closed, and the folders go.
final class DataFolders implements AfterEachCallback {
    private final List<SqliteStorage> opened = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    /// A folder with nothing in it.
    Path empty() {
        try {
            var folder = Files.createTempDirectory("duly-sqlite-");
            folders.add(folder);
            return folder;
        } catch (IOException e) {
            throw new AssertionError("no folder for the test", e);
        }
    }

    SqliteStorage serve() {
        return serve(empty());
    }

    SqliteStorage serve(Path folder) {
        return serve(folder, InstantSource.system());
    }

    SqliteStorage serve(Path folder, InstantSource clock) {
        return closedAfterwards(SqliteStorage.serve(folder, clock));
    }

    SqliteStorage beside(Path folder) {
        return closedAfterwards(SqliteStorage.beside(folder));
    }

    /// Changes the file of a folder behind everybody's back.
    static void write(Path folder, String sql) throws SQLException {
        var file = folder.resolve("duly.db");
        try (var session = Session.writing(file, ConcurrentHashMap.newKeySet())) {
            session.script(sql);
        }
    }

    private SqliteStorage closedAfterwards(SqliteStorage storage) {
        opened.add(storage);
        return storage;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        opened.reversed().forEach(SqliteStorage::close);
        for (var folder : folders) {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
