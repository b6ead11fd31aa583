package dev.duly.cli.settings;

import dev.duly.twilio.Secret;
import java.util.List;
import java.util.regex.Pattern;

/// Where everything is kept, and through what several nodes share the work.
public record Backing(Store store, Queue queue) {
    private static final String SQLITE = "sqlite";
    private static final Pattern DATABASE = Pattern.compile("[^/\\\\. \"$*<>:|?\\p{Cntrl}]{1,63}");

    /// One hash tag, so that all keys lie on one node of a cluster.
    private static final Pattern PREFIX = Pattern.compile("\\{[A-Za-z0-9_.-]{1,40}}:");

    public sealed interface Store {
        /// One file in the data folder.
        record Sqlite() implements Store {}

        /// @param uri with whatever user and password the server wants
        record Mongo(Secret uri, String database) implements Store {}
    }

    public sealed interface Queue {
        /// An index on the messages in the file.
        record Sqlite() implements Queue {}

        /// @param url with whatever user and password the server wants
        /// @param prefix of every key
        record Redis(Secret url, String prefix) implements Queue {}
    }

    static Backing of(Values values) {
        var backing = new Backing(store(values), queue(values));
        if (backing.isShared() && backing.queue() instanceof Queue.Sqlite) {
            throw new BadSetting(
                    "DULY_QUEUE",
                    "must be redis when DULY_STORE is mongo: several nodes share the work through it");
        }
        return backing;
    }

    /// Whether several nodes may stand on it.
    public boolean isShared() {
        return store instanceof Store.Mongo;
    }

    private static Store store(Values values) {
        if (values.oneOf(Setting.DULY_STORE, List.of(SQLITE, "mongo")).equals(SQLITE)) {
            return new Store.Sqlite();
        }
        var uri = needed(values, Setting.MONGO_URI, "DULY_STORE is mongo");
        if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
            throw new BadSetting("MONGO_URI", "must begin with mongodb:// or mongodb+srv://");
        }
        var database = needed(values, Setting.MONGO_DB, "DULY_STORE is mongo");
        if (!DATABASE.matcher(database).matches()) {
            throw new BadSetting("MONGO_DB", "must be a database's name, of at most 63 characters");
        }
        return new Store.Mongo(new Secret(uri), database);
    }

    private static Queue queue(Values values) {
        if (values.oneOf(Setting.DULY_QUEUE, List.of(SQLITE, "redis")).equals(SQLITE)) {
            return new Queue.Sqlite();
        }
        var url = needed(values, Setting.REDIS_URL, "DULY_QUEUE is redis");
        if (!url.startsWith("redis://") && !url.startsWith("rediss://")) {
            throw new BadSetting("REDIS_URL", "must begin with redis:// or rediss://");
        }
        var prefix = values.text(Setting.DULY_REDIS_PREFIX).orElseThrow();
        if (!PREFIX.matcher(prefix).matches()) {
            throw new BadSetting(
                    "DULY_REDIS_PREFIX",
                    "must be one hash tag and a colon, such as {duly}:, of letters, digits, _ . and -");
        }
        return new Queue.Redis(new Secret(url), prefix);
    }

    private static String needed(Values values, Setting setting, String why) {
        return values.text(setting)
                .orElseThrow(() -> new BadSetting(setting.name(), "is missing, and " + why));
    }
}
