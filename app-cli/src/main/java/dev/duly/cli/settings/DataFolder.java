package dev.duly.cli.settings;

import java.nio.file.Path;

/// The folder that holds everything that Duly keeps, and the names of the files in it.
public record DataFolder(Path path) {
    /// The store, queue included.
    public Path database() {
        return path.resolve("duly.db");
    }

    /// What the sandbox took: never a part of the record.
    public Path sandboxDatabase() {
        return path.resolve("sandbox.db");
    }

    /// The token that commands act as, readable by its owner alone.
    public Path adminToken() {
        return path.resolve("admin.token");
    }

    /// Who is serving this folder, for commands beside it.
    public Path servingNote() {
        return path.resolve("serving.properties");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
