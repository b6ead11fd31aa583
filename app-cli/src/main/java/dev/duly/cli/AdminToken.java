package dev.duly.cli;

import dev.duly.cli.settings.DataFolder;
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
    private static final String NAME = "admin";

    private AdminToken() {}

    /// Leaves a working token in the folder: the one that lies there, or a new one in place of it
    /// when it is gone, belongs to other data, or is of a release that knew fewer scopes.
    static void keep(DataFolder data, Access access) {
        var file = data.adminToken();
        if (!Files.exists(file) || !mayDoAll(file, access)) {
            write(file, access.issue(NAME, EnumSet.allOf(Scope.class)));
        }
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
