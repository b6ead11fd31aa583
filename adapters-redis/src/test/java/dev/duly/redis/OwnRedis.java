package dev.duly.redis;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/// A server of a test's own, which it may stop, flush and look into.
final class OwnRedis implements AfterEachCallback {
    private final int port = TestRedis.freePort();
    private final RedisClient client = RedisClient.create(url());
    private RedisServer server = TestRedis.start(port);

    @Override
    public void afterEach(ExtensionContext context) {
        client.close();
        stop();
    }

    URI url() {
        return TestRedis.at(port);
    }

    /// Empty, as after a crash of a server that keeps nothing.
    void start() {
        server = TestRedis.start(port);
    }

    void stop() {
        TestRedis.stop(server);
    }

    /// For a look at the server itself.
    RedisClient client() {
        return client;
    }

    /// What the server counted under this name, such as `used_memory`; 0 when it counted nothing.
    long counted(String section, String name) {
        return lines(section).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("^.*?(\\d+)(,.*)?$", "$1")))
                .sum();
    }

    /// How often the server was asked for this command.
    long asked(String command) {
        return lines("commandstats").stream()
                .filter(line -> line.startsWith("cmdstat_" + command + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("^.*:calls=(\\d+),.*$", "$1")))
                .sum();
    }

    private List<String> lines(String section) {
        return client.info(section).lines().toList();
    }
}
