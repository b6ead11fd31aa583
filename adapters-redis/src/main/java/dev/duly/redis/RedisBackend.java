package dev.duly.redis;

import dev.duly.core.events.LiveEvents;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.sending.SendQueue;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/// Send queue, send budget and live events on one Redis, 6.2 or later, that any number of nodes
/// share.
///
/// All keys begin with one prefix, and no other key is read, written or listed: other applications
/// may use the same database. Redis must not evict keys (`maxmemory-policy noeviction`); what it
/// loses as a whole, the sweep enters again.
///
/// Nothing is connected before the first call, and after a failure each call tries anew.
public final class RedisBackend implements AutoCloseable {
    /// Braces keep all keys on one node of a cluster (redis.io, "Hash tags").
    private static final Pattern PREFIX = Pattern.compile("[^{}\\s]*\\{[^{}\\s]+}[^{}\\s]*");

    private final Redis redis;
    private final RedisSendQueue queue;
    private final RedisSendBudget budget;
    private final RedisLiveEvents events;

    private RedisBackend(Redis redis, String prefix, ServerTime time) {
        this.redis = redis;
        this.queue = new RedisSendQueue(redis, prefix + "queue:", time);
        this.budget = new RedisSendBudget(redis, prefix + "budget:", time);
        this.events = new RedisLiveEvents(redis, prefix + "events");
    }

    /// @param url `redis://` or `rediss://`, then perhaps `user:password@`, a host, perhaps a port
    ///   and the number of a database, such as `rediss://duly:secret@redis.internal:6380/2`
    /// @param prefix with one hash tag, such as `{duly}:`
    /// @param timeout the longest that connecting, and each answer, may take
    /// @throws IllegalArgumentException when the URL or the prefix is none; says why, without the
    ///   password
    public static RedisBackend open(URI url, String prefix, Duration timeout) {
        return open(url, prefix, timeout, new ServerTime(Optional.empty(), InstantSource.system()));
    }

    /// By a clock that a test moves, in place of Redis's own.
    static RedisBackend open(URI url, String prefix, Duration timeout, InstantSource clock) {
        return open(url, prefix, timeout, new ServerTime(Optional.of(clock), clock));
    }

    private static RedisBackend open(URI url, String prefix, Duration timeout, ServerTime time) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "the prefix of Redis keys must hold one hash tag and no blank, such as {duly}:");
        }
        return new RedisBackend(Redis.at(RedisAddress.of(url), timeout), prefix, time);
    }

    public SendQueue queue() {
        return queue;
    }

    public SendBudget budget() {
        return budget;
    }

    public LiveEvents events() {
        return events;
    }

    /// Asks Redis for an answer.
    ///
    /// @throws dev.duly.core.PortException when there is none
    public void ping() {
        redis.ping();
    }

    /// Sends what is still to be said, and disconnects.
    @Override
    public void close() {
        queue.close();
        events.close();
        redis.close();
    }
}
