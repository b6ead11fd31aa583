package dev.duly.sqlite;

import dev.duly.core.PortException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to serve a data folder, which one process has at a time. The system takes it back when
/// the process ends, however it ends.
final class ServeLock implements AutoCloseable {
    /// Folders that this process itself serves. Such a folder's lock file must not be opened again:
    /// closing any channel of a file drops all locks that the process has on it (POSIX, `fcntl`).
    private static final Set<Path> SERVED_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private ServeLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Empty when another one has it.
    static Optional<ServeLock> take(DataFolder folder) {
        if (!SERVED_HERE.add(folder.path())) {
            return Optional.empty();
        }
        var taken = Optional.<ServeLock>empty();
        try {
            taken = takeFrom(folder);
        } catch (IOException e) {
            throw unlockable(folder, e);
        } finally {
            if (taken.isEmpty()) {
                SERVED_HERE.remove(folder.path());
            }
        }
        return taken;
    }

    private static Optional<ServeLock> takeFrom(DataFolder folder) throws IOException {
        folder.create(folder.lock());
        var channel = FileChannel.open(folder.lock(), StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(pid() + "\n"));
            return Optional.of(new ServeLock(folder.path(), channel));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// The id of the process that serves, as far as it can be told.
    static String holder(DataFolder folder) {
        if (SERVED_HERE.contains(folder.path())) {
            return pid();
        }
        try {
            var written = Files.readString(folder.lock()).strip();
            return written.isEmpty() ? "unknown" : written;
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static PortException unlockable(DataFolder folder, IOException cause) {
        return new PortException(
                "Storage",
                PortException.Retry.POINTLESS,
                "the lock file " + folder.lock() + " cannot be written",
                cause);
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            // The lock goes with the channel or with the process; its words matter to nobody now.
            return;
        } finally {
            SERVED_HERE.remove(folder);
        }
    }
}
