package dev.duly.redis;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import redis.embedded.RedisServer;

/// A Redis for the tests of this module: the one that `DULY_TEST_REDIS_URL` names, else one of
/// their own, which ends with them.
final class TestRedis {
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final AtomicInteger PREFIXES = new AtomicInteger();
    private static final long RUN = ProcessHandle.current().pid();

    private TestRedis() {}

    /// The server that all tests share which do not stop it.
    static URI shared() {
        return Shared.URL;
    }

    /// A prefix that no test had before, nor any earlier run.
    static String prefix() {
        return "{duly-test-%d-%d}:".formatted(RUN, PREFIXES.incrementAndGet());
    }

    /// A server that a test may stop, start and flush.
    static RedisServer start(int port) {
        try {
            var server =
                    RedisServer.newRedisServer()
                            .port(port)
                            .bind("127.0.0.1")
                            .setting("save \"\"")
                            .setting("dir " + folder())
                            .build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("the embedded Redis does not start", e);
        }
    }

    static URI at(int port) {
        return URI.create("redis://127.0.0.1:" + port);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }

    static void stop(RedisServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            throw new IllegalStateException("the embedded Redis does not stop", e);
        }
    }

    private static Path folder() throws IOException {
        var folder = Files.createTempDirectory("duly-redis");
        folder.toFile().deleteOnExit();
        return folder;
    }

    /// Started at first use.
    private static final class Shared {
        static final URI URL =
                Optional.ofNullable(System.getenv("DULY_TEST_REDIS_URL"))
                        .map(URI::create)
                        .orElseGet(Shared::embedded);

        private static URI embedded() {
            var port = freePort();
            var server = start(port);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return at(port);
        }
    }
}
