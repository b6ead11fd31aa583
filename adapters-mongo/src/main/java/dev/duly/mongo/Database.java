package dev.duly.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import dev.duly.core.PortException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bson.BSONException;
import org.bson.Document;

/// The open database. A write is over when a majority of the servers has it in its journal; a read
/// asks the primary, for what a majority has: what was answered once is never rolled back.
final class Database implements AutoCloseable {
    private final MongoClient client;
    private final MongoDatabase database;
    private final Duration patience;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Database(MongoClient client, MongoDatabase database, Duration patience) {
        this.client = client;
        this.database = database;
        this.patience = patience;
    }

    /// Opens nothing yet: the first call does.
    ///
    /// @param uri `mongodb://` or `mongodb+srv://`
    /// @param patience how long to wait for a connection, for a primary, and for an answer
    /// @throws IllegalArgumentException when the URI is none; the sentence quotes nothing of it, as
    ///   it may hold a password
    static Database open(String uri, String name, Duration patience) {
        return open(uri, name, patience, List.of());
    }

    /// @param listeners hear of each command that is sent
    static Database open(
            String uri, String name, Duration patience, List<CommandListener> listeners) {
        var client = MongoClients.create(settings(connection(uri), patience, listeners));
        return new Database(client, client.getDatabase(name), patience);
    }

    private static ConnectionString connection(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException unreadable) {
            // Not as the cause: its message may quote the URI.
            throw new IllegalArgumentException(
                    "the MongoDB URI is none: write mongodb://host:port, with user:password@ before the host if it needs one, and percent-encode what is special in them");
        }
    }

    private static MongoClientSettings settings(
            ConnectionString connection, Duration patience, List<CommandListener> listeners) {
        var millis = patience.toMillis();
        return MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applicationName("duly")
                .commandListenerList(listeners)
                .writeConcern(
                        WriteConcern.MAJORITY
                                .withJournal(true)
                                .withWTimeout(millis, TimeUnit.MILLISECONDS))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(millis, TimeUnit.MILLISECONDS)
                                .readTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxWaitTime(millis, TimeUnit.MILLISECONDS))
                .build();
    }

    MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    /// Does `work`, and says in words what keeps it from being done.
    ///
    /// @param port whose promise it is
    /// @throws PortException for whatever the server, the way to it or a document is at fault for
    <T> T call(String port, Supplier<T> work) {
        if (closed.get()) {
            throw closed(port);
        }
        try {
            return work.get();
        } catch (MongoException fault) {
            throw Faults.of(port, fault, patience);
        } catch (BSONException fault) {
            throw Faults.of(port, fault);
        } catch (UnreadableDocument unreadable) {
            throw new PortException(
                    port, PortException.Retry.POINTLESS, unreadable.sentence(), unreadable);
        } catch (IllegalStateException fault) {
            // The driver's answer when it is closed while it works.
            throw closed.get() ? closed(port) : fault;
        }
    }

    /// As [#call], for work without an answer.
    void run(String port, Runnable work) {
        var _ =
                call(
                        port,
                        () -> {
                            work.run();
                            return port;
                        });
    }

    /// Creates what is not there.
    void create(List<Index> indexes) {
        run(
                "Storage",
                () -> indexes.forEach(index -> index.create(collection(index.collection()))));
    }

    /// Returns when the primary answers.
    void ping() {
        call("Storage", () -> database.runCommand(new Document("ping", 1)));
    }

    /// Every later call is a [PortException].
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            client.close();
        }
    }

    private static PortException closed(String port) {
        return new PortException(
                port, PortException.Retry.POINTLESS, "the MongoDB database is closed");
    }
}
