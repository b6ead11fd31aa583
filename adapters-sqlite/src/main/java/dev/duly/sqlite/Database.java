package dev.duly.sqlite;

import dev.duly.core.PortException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// The open file: one writer, one reader of single rows, and several that walk through many.
/// Callers wait, on whatever thread they are; what they asked for is never abandoned half way, so
/// an interrupt waits too.
final class Database implements AutoCloseable {
    private final Set<String> statements = ConcurrentHashMap.newKeySet();
    private final Writer writer;
    private final Readers reader;
    private final Readers browsers;

    /// @param onForeignCommit told soon after another process has committed
    Database(Path file, Runnable onForeignCommit) throws SQLException {
        this.writer = new Writer(Session.writing(file, statements), onForeignCommit);
        // One is enough for rows that are found by their key, and stays awake under load, where
        // several would wake each other in turn. No search keeps it from them.
        this.reader = new Readers(file, statements, "duly-sqlite-read-", 1);
        this.browsers = new Readers(file, statements, "duly-sqlite-browse-", 3);
        writer.start();
    }

    /// Returns once what was written is on the disk.
    ///
    /// @param port whose promise it is
    <T> T write(String port, Work<T> work) {
        return await(port, () -> writer.submit(work));
    }

    /// For a row, or the few of one key.
    ///
    /// @param port whose promise it is
    <T> T read(String port, Work<T> work) {
        return await(port, () -> reader.submit(work));
    }

    /// For pages and searches: what may take long when much is kept.
    ///
    /// @param port whose promise it is
    <T> T browse(String port, Work<T> work) {
        return await(port, () -> browsers.submit(work));
    }

    /// The words of all statements that were ever prepared here.
    Set<String> statements() {
        return Set.copyOf(statements);
    }

    private static <T> T await(String port, Supplier<CompletableFuture<T>> submitted) {
        try {
            return submitted.get().join();
        } catch (RejectedExecutionException e) {
            throw new PortException(
                    port, PortException.Retry.POINTLESS, "the data file is closed", e);
        } catch (CompletionException e) {
            throw failure(port, e);
        }
    }

    private static RuntimeException failure(String port, CompletionException failed) {
        return switch (failed.getCause()) {
            case SQLException fault -> Faults.of(port, fault);
            case UnreadableDocument unreadable ->
                    new PortException(
                            port, PortException.Retry.POINTLESS, unreadable.sentence(), unreadable);
            case IllegalArgumentException unreadable ->
                    new PortException(
                            port,
                            PortException.Retry.POINTLESS,
                            "a row of the data file holds a value that is none",
                            unreadable);
            case RuntimeException fault -> fault;
            case Error fault -> throw fault;
            case null, default -> failed;
        };
    }

    /// Ends what is being read, writes what waits, and closes the file.
    @Override
    public void close() {
        try (writer;
                reader) {
            browsers.close();
        } catch (SQLException e) {
            throw Faults.of("Storage", e);
        }
    }
}
