package dev.duly.cli;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import redis.embedded.RedisServer;

/// What several nodes stand on: a server that speaks MongoDB's protocol, and a real Redis.
final class SharedServers implements AutoCloseable {
    private static final String DATABASE = "bail";

    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private final int mongoPort = mongo.bind().getPort();
    private final int redisPort = RunningDuly.freePort();
    private RedisServer redis = startedRedis();

    /// An older server keeps these.
    void keepHistory(List<Document> documents) {
        try (var client = MongoClients.create(mongo())) {
            client.getDatabase(DATABASE).getCollection("messages").insertMany(documents);
        }
    }

    /// What a node needs to be told; the first runs the sandbox that all use.
    Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        settings.put("DULY_STORE", "mongo");
        settings.put("MONGO_URI", mongo());
        settings.put("MONGO_DB", DATABASE);
        settings.put("DULY_QUEUE", "redis");
        settings.put("REDIS_URL", redis().toString());
        settings.put("DULY_GATEWAY", "sandbox");
        return settings;
    }

    /// As [#settings], for a node beside the one whose sandbox is there.
    Map<String, String> settings(RunningDuly first) {
        var settings = settings();
        settings.put("TWILIO_BASE_URL", first.sandbox("").toString());
        return settings;
    }

    /// All keys are gone, as after a crash of a Redis that keeps nothing.
    void forgetTheQueue() {
        try (var redis = new Socket(InetAddress.getLoopbackAddress(), redisPort)) {
            redis.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer =
                    new String(redis.getInputStream().readNBytes(3), StandardCharsets.US_ASCII);
            if (!answer.equals("+OK")) {
                throw new AssertionError("Redis did not forget: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stopRedis() {
        try {
            redis.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startRedis() {
        redis = startedRedis();
    }

    void stopMongo() {
        mongo.shutdownNow();
    }

    @Override
    public void close() {
        stopRedis();
        stopMongo();
    }

    private String mongo() {
        return "mongodb://127.0.0.1:" + mongoPort;
    }

    private URI redis() {
        return URI.create("redis://127.0.0.1:" + redisPort);
    }

    private RedisServer startedRedis() {
        try {
            var server =
                    RedisServer.newRedisServer()
                            .port(redisPort)
                            .bind("127.0.0.1")
                            .setting("save \"\"")
                            .build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
