package dev.duly.redis;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.RedisClient;

/// The nodes of a test, which end with it and leave nothing behind on the shared server.
final class Nodes implements AfterEachCallback {
    private final Deque<RedisBackend> open = new ArrayDeque<>();
    private final Set<String> prefixes = new LinkedHashSet<>();

    /// Alone under a prefix of its own on the shared server, by this clock.
    RedisBackend alone(InstantSource clock) {
        return together(TestRedis.prefix(), clock);
    }

    /// On the shared server, by this clock, with others of the same prefix.
    RedisBackend together(String prefix, InstantSource clock) {
        prefixes.add(prefix);
        return beside(TestRedis.shared(), prefix, clock);
    }

    /// On the shared server, by Redis's own clock.
    RedisBackend together(String prefix) {
        prefixes.add(prefix);
        return beside(TestRedis.shared(), prefix);
    }

    /// On a test's own server, by this clock.
    RedisBackend beside(URI url, String prefix, InstantSource clock) {
        return kept(RedisBackend.open(url, prefix, TestRedis.TIMEOUT, clock));
    }

    /// On a test's own server, by its own clock.
    RedisBackend beside(URI url, String prefix) {
        return kept(RedisBackend.open(url, prefix, TestRedis.TIMEOUT));
    }

    private RedisBackend kept(RedisBackend node) {
        open.push(node);
        return node;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        open.forEach(RedisBackend::close);
        prefixes.forEach(Nodes::sweep);
    }

    private static void sweep(String prefix) {
        try (var client = RedisClient.create(TestRedis.shared())) {
            client.keys(prefix + "*").forEach(client::del);
        }
    }
}
