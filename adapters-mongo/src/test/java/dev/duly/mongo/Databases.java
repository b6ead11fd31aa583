package dev.duly.mongo;

import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The databases of one test, each new: in memory, or on the server that `DULY_TEST_MONGO_URI`
/// names. Afterwards what was opened is closed, and the databases go.
final class Databases implements AfterEachCallback {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Random CHANCE = new Random();

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /// A database with nothing in it, not even an index.
    Database empty() {
        return open(newName());
    }

    /// A database with nothing in it but what `indexes` need.
    Database with(List<Index> indexes) {
        var database = empty();
        database.create(indexes);
        return database;
    }

    /// One more client of a database.
    Database open(String name) {
        return closedAfterwards(Database.open(uri(), name, PATIENCE));
    }

    /// One more client of a database, to whose commands somebody listens.
    Database open(String name, CommandListener listener) {
        return closedAfterwards(Database.open(uri(), name, PATIENCE, List.of(listener)));
    }

    /// The name of a database that nobody has used.
    String newName() {
        var name = "duly_test_" + HexFormat.of().toHexDigits(CHANCE.nextLong());
        names.add(name);
        return name;
    }

    <T extends AutoCloseable> T closedAfterwards(T closeable) {
        opened.add(closeable);
        return closeable;
    }

    /// The server that all tests share.
    static String uri() {
        return realServer().orElseGet(() -> InMemory.URI);
    }

    /// The server that `DULY_TEST_MONGO_URI` names, if it names one.
    static Optional<String> realServer() {
        return Optional.ofNullable(System.getenv("DULY_TEST_MONGO_URI")).filter(s -> !s.isBlank());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (var closeable : opened.reversed()) {
            closeable.close();
        }
        try (var client = MongoClients.create(uri())) {
            names.forEach(name -> client.getDatabase(name).drop());
        }
    }

    /// Started when the first test needs it; ends with the tests.
    private static final class InMemory {
        static final String URI = start();

        private static String start() {
            var server = new MongoServer(new MemoryBackend());
            var address = server.bind();
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
            return "mongodb://127.0.0.1:" + address.getPort();
        }
    }
}
