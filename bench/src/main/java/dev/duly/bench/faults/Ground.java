package dev.duly.bench.faults;

import dev.duly.core.system.Storage;
import dev.duly.sqlite.SqliteStorage;
import java.nio.file.Path;
import java.util.Map;

/// What the nodes keep everything in.
sealed interface Ground extends AutoCloseable permits Ground.OneFile, SharedGround {
    /// Starts what has to run before a node can.
    void open();

    /// What each node has to be told of it.
    Map<String, String> settings();

    /// The store, beside the nodes that use it or after them.
    Storage storage();

    @Override
    void close();

    /// One node's own file.
    record OneFile(Path data) implements Ground {
        @Override
        public void open() {
            // The node makes it.
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public Storage storage() {
            return SqliteStorage.beside(data);
        }

        @Override
        public void close() {
            // It is the run's folder that is kept or deleted.
        }
    }
}
