package dev.duly.bench.faults;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.duly.core.system.Storage;
import dev.duly.mongo.MongoStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import redis.embedded.core.ExecutableProvider;

/// A real Redis in a process of its own, behind a proxy, and a server that speaks MongoDB's
/// protocol and holds all in memory: that one stays up, since nothing of it would outlive its end.
final class SharedGround implements Ground {
    /// They tell at length of every connection that a fault ends. Held, since a logger that nobody
    /// holds forgets its level.
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("de.bwaldvogel"), Logger.getLogger("com.mongodb"));

    private static final String DATABASE = "faults";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration START = Duration.ofSeconds(10);
    private static final int SOCKET_MILLIS = 2_000;

    private final Pauses pauses;
    private final int port = Ports.free();
    private final Child redis;
    private final Proxy toRedis = Proxy.to(List.of(port));
    private final MongoServer mongo;
    private final int mongoPort;

    SharedGround(Path folder, Nursery nursery, Pauses pauses) {
        this.pauses = pauses;
        TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
        this.mongo = new MongoServer(new MemoryBackend());
        this.mongoPort = mongo.bind().getPort();
        this.redis = new Child("redis", command(port, folder), folder, Map.of(), nursery);
    }

    @Override
    public void open() {
        startRedis();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "DULY_STORE",
                "mongo",
                "MONGO_URI",
                uri(),
                "MONGO_DB",
                DATABASE,
                "DULY_QUEUE",
                "redis",
                "REDIS_URL",
                "redis://127.0.0.1:" + toRedis.port());
    }

    @Override
    public Storage storage() {
        return MongoStorage.open(uri(), DATABASE, PATIENCE);
    }

    Proxy toRedis() {
        return toRedis;
    }

    void killRedis(Duration away) {
        redis.kill();
        pauses.pause(away);
        startRedis();
    }

    void pauseRedis(Duration length) {
        redis.pause();
        pauses.pause(length);
        redis.resume();
    }

    void flushRedis() {
        if (!ask("FLUSHALL").startsWith("+OK")) {
            throw new IllegalStateException("Redis does not forget");
        }
    }

    @Override
    public void close() {
        toRedis.close();
        mongo.shutdownNow();
    }

    private void startRedis() {
        redis.start();
        if (!pauses.await(START, () -> ask("PING").startsWith("+PONG"))) {
            throw new IllegalStateException("Redis does not start; see its log");
        }
    }

    /// An inline command (redis.io, "Redis serialization protocol"); what is answered first, or
    /// nothing when nobody answers.
    private String ask(String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SOCKET_MILLIS);
            socket.getOutputStream()
                    .write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException _) {
            return "";
        }
    }

    private String uri() {
        return "mongodb://127.0.0.1:" + mongoPort;
    }

    /// As an agency would run it: what a file of commands holds outlives a kill, but for a second.
    private static List<String> command(int port, Path folder) {
        try {
            return List.of(
                    ExecutableProvider.newJarResourceProvider(folder.toFile())
                            .get()
                            .getAbsolutePath(),
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    folder.toString(),
                    "--appendonly",
                    "yes",
                    "--appendfsync",
                    "everysec",
                    "--save",
                    "");
        } catch (IOException e) {
            throw new UncheckedIOException("the Redis that comes along cannot be unpacked", e);
        }
    }
}
