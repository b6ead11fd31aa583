package dev.duly.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A Redis of the measurement's own: append-only file, synced every second, evicting nothing.
final class RedisServer implements AutoCloseable {
    private static final int TRIES = 200;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final Programs programs;
    private final Process process;
    private final int port;

    private RedisServer(Programs programs, Process process, int port) {
        this.programs = programs;
        this.process = process;
        this.port = port;
    }

    /// @throws IllegalStateException when the program is missing, or does not start
    static RedisServer start(Programs programs, Path folder) {
        if (!Programs.isOnPath("redis-server")) {
            throw new IllegalStateException(
                    "the program redis-server is missing: apt-get install redis-server");
        }
        var port = Programs.freePort();
        var process =
                programs.start(
                        List.of(
                                "redis-server",
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
                                "",
                                "--maxmemory-policy",
                                "noeviction"),
                        Map.of(),
                        folder,
                        folder.resolve("redis.log"));
        var server = new RedisServer(programs, process, port);
        for (var left = TRIES; left > 0; left--) {
            try {
                server.ask("PING");
                return server;
            } catch (IOException _) {
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
        throw new IllegalStateException("Redis does not answer; see redis.log in " + folder);
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    void empty() {
        try {
            ask("FLUSHALL");
        } catch (IOException e) {
            throw new IllegalStateException("Redis does not answer", e);
        }
    }

    /// What it has spent since its start, in microseconds of one core.
    double cpuMicros() {
        var info = info("cpu");
        return 1e6
                * (info.getOrDefault("used_cpu_user", 0.0)
                        + info.getOrDefault("used_cpu_sys", 0.0));
    }

    double usedBytes() {
        return info("memory").getOrDefault("used_memory", 0.0);
    }

    private Map<String, Double> info(String section) {
        try {
            var values = new HashMap<String, Double>();
            for (var line : ask("INFO " + section)) {
                var parts = line.split(":", 2);
                if (parts.length == 2 && parts[1].matches("[0-9.]+")) {
                    values.put(parts[0], Double.valueOf(parts[1]));
                }
            }
            return values;
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException("Redis tells nothing of itself", e);
        }
    }

    /// An inline command (redis.io, "Redis serialization protocol"), and QUIT to have the end.
    private List<String> ask(String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream()
                    .write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            return reader.lines().toList();
        }
    }

    @Override
    public void close() {
        programs.end(process);
    }
}
