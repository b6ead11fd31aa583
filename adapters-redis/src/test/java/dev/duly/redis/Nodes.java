package dev.duly.redis;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The nodes of a test, which end with it.
final class Nodes implements AfterEachCallback {
    private final Deque<RedisBackend> open = new ArrayDeque<>();

    /// Alone under a prefix of its own on the shared server, by this clock.
    RedisBackend alone(InstantSource clock) {
        return kept(
                RedisBackend.open(
                        TestRedis.shared(), TestRedis.prefix(), TestRedis.TIMEOUT, clock));
    }

    /// By this clock, beside others of the same prefix.
    RedisBackend beside(URI url, String prefix, InstantSource clock) {
        return kept(RedisBackend.open(url, prefix, TestRedis.TIMEOUT, clock));
    }

    /// By Redis's own clock, beside others of the same prefix.
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
    }
}
