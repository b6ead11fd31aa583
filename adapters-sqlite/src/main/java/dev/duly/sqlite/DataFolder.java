package dev.duly.sqlite;

import dev.duly.core.PortException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder that holds the data file. What Duly creates here only its own user can read: it holds
/// numbers and texts in the clear.
record DataFolder(Path path) {
    private static final String FOLDER_MODE = "rwx------";
    private static final String FILE_MODE = "rw-------";

    /// The folder at `path`, created if it is missing.
    static DataFolder at(Path path) {
        try {
            Files.createDirectories(path, mode(path, FOLDER_MODE));
            return new DataFolder(path.toRealPath());
        } catch (IOException e) {
            throw new PortException(
                    "Storage",
                    PortException.Retry.POINTLESS,
                    "the data folder " + path + " cannot be created or read",
                    e);
        }
    }

    Path file() {
        return path.resolve("duly.db");
    }

    Path lock() {
        return path.resolve("duly.lock");
    }

    boolean hasFile() {
        return Files.exists(file());
    }

    /// Creates `file` unless it is there. SQLite gives the files that it puts beside the data file
    /// the same mode.
    void create(Path file) {
        try {
            Files.createFile(file, mode(file, FILE_MODE));
        } catch (FileAlreadyExistsException e) {
            // It keeps the mode that somebody gave it.
            return;
        } catch (IOException e) {
            throw new PortException(
                    "Storage",
                    PortException.Retry.POINTLESS,
                    "no file can be created in the data folder " + path,
                    e);
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
}
