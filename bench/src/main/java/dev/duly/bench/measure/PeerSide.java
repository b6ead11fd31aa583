package dev.duly.bench.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The peer's two processes, on SQLite and a Redis of its own.
final class PeerSide implements Side {
    private final Programs programs;
    private final Process api;
    private final List<Process> worker;
    private final int port;
    private final double startMillis;

    private PeerSide(
            Programs programs, Process api, List<Process> worker, int port, double startMillis) {
        this.programs = programs;
        this.api = api;
        this.worker = worker;
        this.port = port;
        this.startMillis = startMillis;
    }

    /// @param peer the folder `bench/peer`, with what npm installed
    /// @param folder for its file and its logs
    /// @param inFlight how many texts its worker has at the provider at once; 0 for no worker
    static PeerSide start(
            Path peer, Programs programs, Path folder, int redis, int provider, int inFlight) {
        var port = Programs.freePort();
        var settings =
                Map.of(
                        "NODE_ENV", "production",
                        "PORT", Integer.toString(port),
                        "REDIS_PORT", Integer.toString(redis),
                        "DATABASE", folder.resolve("peer.db").toString(),
                        "PROVIDER", "http://127.0.0.1:" + provider,
                        "CONCURRENCY", Integer.toString(inFlight));
        var began = System.nanoTime();
        var api =
                programs.start(
                        List.of("node", "api.js"), settings, peer, folder.resolve("api.log"));
        var millis = Programs.awaitAnswer(api, port, "/health", began);
        var worker =
                inFlight == 0
                        ? List.<Process>of()
                        : List.of(
                                programs.start(
                                        List.of("node", "worker.js"),
                                        settings,
                                        peer,
                                        folder.resolve("worker.log")));
        return new PeerSide(programs, api, worker, port, millis);
    }

    @Override
    public String name() {
        return "peer";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Requests requests() {
        return new Requests(origin(), Optional.empty());
    }

    @Override
    public List<Process> processes() {
        return Stream.concat(Stream.of(api), worker.stream()).toList();
    }

    @Override
    public double startMillis() {
        return startMillis;
    }

    @Override
    public void close() {
        worker.forEach(programs::end);
        programs.end(api);
    }
}
