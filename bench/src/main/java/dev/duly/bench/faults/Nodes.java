package dev.duly.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The servers, each a process with a folder and a port of its own, behind one address as behind a
/// load balancer.
final class Nodes implements AutoCloseable {
    private static final Duration CLIENTS_PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http;
    private final List<Integer> ports;
    private final List<Path> folders;
    private final List<Child> servers;
    private final Proxy front;

    /// @param ports one for each
    /// @param settings all that a node is told, besides its port and its folder
    Nodes(
            HttpClient http,
            List<Integer> ports,
            Path folder,
            Path jar,
            Map<String, String> settings,
            Nursery nursery) {
        this.http = http;
        this.ports = List.copyOf(ports);
        this.front = Proxy.to(ports);
        this.folders =
                IntStream.range(0, ports.size())
                        .mapToObj(node -> folder.resolve(node == 0 ? "data" : "data-" + (node + 1)))
                        .toList();
        this.servers =
                IntStream.range(0, ports.size())
                        .mapToObj(node ->
                                new Child(
                                        ports.size() == 1 ? "serve" : "serve-" + (node + 1),
                                        Child.duly(jar, "serve"),
                                        folder,
                                        with(settings, node),
                                        nursery))
                        .toList();
    }

    private Map<String, String> with(Map<String, String> settings, int node) {
        var all = new HashMap<>(settings);
        all.put("DULY_DATA_DIR", folders.get(node).toString());
        all.put("PORT", Integer.toString(ports.get(node)));
        return all;
    }

    /// Where the one node keeps everything, and the first of several its token.
    Path data() {
        return folders.getFirst();
    }

    void start() {
        servers.forEach(Child::start);
    }

    Child node(int number) {
        return servers.get(number);
    }

    boolean areAlive() {
        return servers.stream().allMatch(Child::isAlive);
    }

    boolean areReady() {
        return ports.stream()
                .map(port -> new Caller(http, port, CLIENTS_PATIENCE, Map.of()))
                .allMatch(node ->
                        node.ask("GET", "/health/ready", null)
                                .filter(answer -> answer.status() == 200)
                                .isPresent());
    }

    /// The API, as its owner.
    Caller api() {
        try {
            var token = Files.readString(data().resolve("admin.token")).strip();
            return new Caller(http, front.port(), CLIENTS_PATIENCE, Map.of())
                    .with("Authorization", "Bearer " + token);
        } catch (IOException e) {
            throw new UncheckedIOException("the server left no token", e);
        }
    }

    /// SIGTERM to each in turn.
    ///
    /// @return the exit codes; empty for one that did not end in time
    List<OptionalInt> end(Duration atMost) {
        return servers.stream().map(server -> server.terminate(atMost)).toList();
    }

    @Override
    public void close() {
        front.close();
    }
}
