package dev.duly.bench.measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Starts either side anew in a folder of its own, so that no run finds what another left.
final class Sides implements AutoCloseable {
    /// So many that no sender's limit is what is measured.
    private static final int NO_LIMIT = 100_000;

    /// How much the worker takes to the provider while a load runs.
    enum Work {
        /// Next to nothing: only accepting is measured. Duly's sender may send one text a second,
        /// the peer has no worker.
        NONE(1, 0),
        USUAL(NO_LIMIT, 50),
        /// For a provider that takes its time.
        MUCH(NO_LIMIT, 300);

        private final int segmentsPerSecond;
        private final int inFlight;

        Work(int segmentsPerSecond, int inFlight) {
            this.segmentsPerSecond = segmentsPerSecond;
            this.inFlight = inFlight;
        }
    }

    private final DulySide.Executable executable;
    private final Path peer;
    private final Scratch scratch = Scratch.make();
    private final Programs programs = new Programs();
    private final Optional<RedisServer> redis;

    /// @param peer the peer's folder
    /// @param withPeer whether the peer will be asked for
    Sides(DulySide.Executable executable, Path peer, boolean withPeer) {
        this.executable = executable;
        this.peer = peer;
        this.redis =
                withPeer
                        ? Optional.of(RedisServer.start(programs, scratch.folder("redis")))
                        : Optional.empty();
    }

    DulySide duly(int provider, Work work) {
        return DulySide.start(
                executable, programs, scratch.folder("duly"), provider, work.segmentsPerSecond);
    }

    PeerSide peer(int provider, Work work) {
        var server = redis.orElseThrow();
        server.empty();
        return PeerSide.start(
                peer, programs, scratch.folder("peer"), server.port(), provider, work.inFlight);
    }

    /// Why the peer cannot run here; empty when it can.
    static Optional<String> whyNoPeer(Path peer) {
        if (!Programs.isOnPath("node")) {
            return Optional.of("The peer is left out: it needs Node 20 (apt-get install nodejs).");
        }
        if (!Programs.isOnPath("redis-server")) {
            return Optional.of(
                    "The peer is left out: it needs Redis (apt-get install redis-server).");
        }
        if (!Files.isDirectory(peer.resolve("node_modules"))) {
            return Optional.of(
                    "The peer is left out: its libraries are missing (cd bench/peer && npm install).");
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        programs.close();
        scratch.close();
    }
}
