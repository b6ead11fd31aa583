package dev.duly.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.resps.StreamEntry;

/// A few connections to one Redis, and the few things that are asked of it.
final class Redis implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 16;
    private static final String NAME = "duly";

    private final RedisClient client;
    private final Duration timeout;

    private Redis(RedisClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    static Redis at(RedisAddress address, Duration timeout) {
        var client =
                RedisClient.builder()
                        .hostAndPort(address.server)
                        .clientConfig(settings(address, timeout))
                        .poolConfig(connections(timeout))
                        .build();
        return new Redis(client, timeout);
    }

    private static JedisClientConfig settings(RedisAddress address, Duration timeout) {
        var millis = Math.toIntExact(timeout.toMillis());
        var settings =
                DefaultJedisClientConfig.builder()
                        .resp2()
                        .connectionTimeoutMillis(millis)
                        .socketTimeoutMillis(millis)
                        .blockingSocketTimeoutMillis(2 * millis)
                        .database(address.database)
                        .clientName(NAME)
                        // Younger than Redis 6.2.
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (address.encrypted) {
            settings.sslOptions(SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
        }
        address.user.ifPresent(settings::user);
        address.password.ifPresent(settings::password);
        return settings.build();
    }

    private static ConnectionPoolConfig connections(Duration timeout) {
        var connections = new ConnectionPoolConfig();
        connections.setMaxTotal(MOST_CONNECTIONS);
        connections.setMaxIdle(MOST_CONNECTIONS);
        connections.setMaxWait(timeout);
        connections.setJmxEnabled(false);
        return connections;
    }

    /// @param port who asks, for the complaint
    List<?> run(String port, Script script, String key, List<String> arguments) {
        return asked(port, redis -> script.run(redis, key, arguments));
    }

    /// Waits for entries of a stream after `last`, for as long as an answer may take.
    ///
    /// @return the first `max` that came, oldest first; none when none came
    List<StreamEntry> awaitEntries(String port, String stream, StreamEntryID last, int max) {
        var block = XReadParams.xReadParams().count(max).block(Math.toIntExact(timeout.toMillis()));
        return asked(port, redis -> Optional.ofNullable(redis.xread(block, Map.of(stream, last))))
                .filter(streams -> !streams.isEmpty())
                .map(streams -> streams.getFirst().getValue())
                .orElse(List.of());
    }

    /// Adds an entry to a stream, which forgets the oldest once it has about `most`.
    StreamEntryID append(String port, String stream, long most, Map<String, String> entry) {
        var capped = XAddParams.xAddParams().maxLen(most).approximateTrimming();
        return asked(port, redis -> redis.xadd(stream, entry, capped));
    }

    /// The latest `max` entries of a stream, oldest first.
    List<StreamEntry> latest(String port, String stream, int max) {
        return asked(port, redis -> redis.xrevrange(stream, "+", "-", max)).reversed();
    }

    /// The entry, if the stream still has it.
    Optional<StreamEntry> entry(String port, String stream, StreamEntryID id) {
        return asked(port, redis -> redis.xrange(stream, id, id)).stream().findFirst();
    }

    void ping() {
        asked("Redis", RedisClient::ping);
    }

    private <T> T asked(String port, Function<RedisClient, T> question) {
        try {
            return question.apply(client);
        } catch (JedisConnectionException e) {
            // A server that went away took all connections with it.
            client.getPool().clear();
            throw Faults.of(port, e);
        } catch (JedisException e) {
            throw Faults.of(port, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
