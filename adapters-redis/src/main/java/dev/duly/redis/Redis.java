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
import redis.clients.jedis.params.XReadParams;

/// A few connections to one Redis, and the four things that are asked of it.
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

    /// Waits for an entry of a stream after `last`, for as long as an answer may take.
    ///
    /// @return the id of the newest that came
    Optional<StreamEntryID> awaitEntry(String port, String stream, StreamEntryID last) {
        var block = XReadParams.xReadParams().block(Math.toIntExact(timeout.toMillis()));
        return asked(port, redis -> Optional.ofNullable(redis.xread(block, Map.of(stream, last))))
                .filter(streams -> !streams.isEmpty())
                .map(streams -> streams.getFirst().getValue().getLast().getID());
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
