package dev.duly.cli;

import dev.duly.cli.settings.Backing;
import dev.duly.cli.settings.Settings;
import dev.duly.core.events.LiveEvents;
import dev.duly.core.importing.History;
import dev.duly.core.memory.InMemorySendBudget;
import dev.duly.core.policy.CountToday;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.system.Storage;
import dev.duly.mongo.MongoStorage;
import dev.duly.redis.RedisBackend;
import dev.duly.sqlite.SqliteStorage;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The store, the queue, the budget and the live events that the settings choose, open.
///
/// @param history what an older server left there; empty where none can have been
/// @param door closes all of it
record Stores(
        Storage storage,
        Optional<History> history,
        SendQueue queue,
        SendBudget budget,
        LiveEvents events,
        Runnable door)
        implements AutoCloseable {
    /// How long a call waits for a database that does not answer: shorter than any lease.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// What a storage brings along for a process that is alone with it.
    private record Own(SendQueue queue, SendBudget budget, LiveEvents events) {}

    /// For a process that sends: on SQLite the only one.
    static Stores serve(Settings settings, InstantSource clock) {
        return switch (settings.backing().store()) {
            case Backing.Store.Sqlite _ -> {
                var file = SqliteStorage.serve(settings.data().path(), clock);
                var own = new Own(file.queue(), counted(file, clock), file.events());
                yield on(file, Optional.empty(), Optional.of(own), settings);
            }
            case Backing.Store.Mongo mongo -> shared(mongo, settings);
        };
    }

    /// For a command beside it.
    static Stores beside(Settings settings, InstantSource clock) {
        return switch (settings.backing().store()) {
            case Backing.Store.Sqlite _ -> {
                var file = SqliteStorage.beside(settings.data().path());
                var own = new Own(file.queue(), new InMemorySendBudget(clock), file.events());
                yield on(file, Optional.empty(), Optional.of(own), settings);
            }
            case Backing.Store.Mongo mongo -> shared(mongo, settings);
        };
    }

    private static Stores shared(Backing.Store.Mongo mongo, Settings settings) {
        var storage = MongoStorage.open(mongo.uri().value(), mongo.database(), PATIENCE);
        return on(storage, Optional.of(storage.history()), Optional.empty(), settings);
    }

    /// @param own the settings refuse a storage without one when there is no other
    private static Stores on(
            Storage storage, Optional<History> history, Optional<Own> own, Settings settings) {
        try {
            return switch (settings.backing().queue()) {
                case Backing.Queue.Sqlite _ ->
                        new Stores(
                                storage,
                                history,
                                own.orElseThrow().queue(),
                                own.orElseThrow().budget(),
                                own.orElseThrow().events(),
                                storage::close);
                case Backing.Queue.Redis(var url, var prefix) -> {
                    var redis = RedisBackend.open(URI.create(url.value()), prefix, PATIENCE);
                    yield new Stores(
                            storage,
                            history,
                            redis.queue(),
                            redis.budget(),
                            redis.events(),
                            () -> {
                                redis.close();
                                storage.close();
                            });
                }
            };
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    /// Knows what was sent today before this process began.
    private static SendBudget counted(Storage storage, InstantSource clock) {
        var budget = new InMemorySendBudget(clock);
        try {
            new CountToday(storage.messages(), storage.departments())
                    .segments(clock.instant())
                    .forEach(budget::sentToday);
            return budget;
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    @Override
    public void close() {
        door.run();
    }
}
