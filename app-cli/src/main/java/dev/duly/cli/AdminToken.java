package dev.duly.cli;

import dev.duly.cli.settings.Settings;
import dev.duly.core.access.Access;
import dev.duly.core.access.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/// The token of whoever owns the data folder: in a file that only its owner can read.
final class AdminToken {
    private AdminToken() {}

    /// Leaves a working token in the folder: the one that lies there, or a new one in place of it
    /// when it is gone, belongs to other data, or is of a release that knew fewer scopes.
    static void keep(Settings settings, Access access) {
        var file = settings.data().adminToken();
        if (!Files.exists(file) || !mayDoAll(file, access)) {
            write(file, access.issue(name(settings), EnumSet.allOf(Scope.class)));
        }
    }

    /// Of several nodes on one store each has its own: a token replaces the one of its name.
    private static String name(Settings settings) {
        return settings.backing().isShared()
                ? "admin@" + Machine.name() + "-" + settings.http().port()
                : "admin";
    }

    private static boolean mayDoAll(Path file, Access access) {
        try {
            return access.principal(Files.readString(file).strip())
                    .filter(owner -> owner.scopes().containsAll(EnumSet.allOf(Scope.class)))
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// Readable by its owner alone from its first byte on.
    private static void write(Path file, String token) {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            // Where everything else is kept elsewhere, nobody has made the folder yet.
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, token + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
