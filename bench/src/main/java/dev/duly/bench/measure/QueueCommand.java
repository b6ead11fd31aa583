package dev.duly.bench.measure;

import dev.duly.redis.RedisBackend;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures the send queue on Redis.
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a Redis of its own (append-only file, synced every second) and measures the send",
            "queue on it: texts a second, milliseconds, microseconds and bytes of Redis a text.",
            "Row 9, reminders, is not part of this version."
        },
        footer = {"", "Example:", "  duly bench queue --peer --runs 3"})
final class QueueCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final PrintStream err;

    @Mixin private Comparison comparison = new Comparison();

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "Of all counts: 0.1 is a tenth. Default: ${DEFAULT-VALUE}.")
    private double scale;

    QueueCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        var figures = new Figures();
        var withPeer = comparison.withPeer(err);
        try (var scratch = Scratch.make();
                var programs = new Programs();
                var redis = RedisServer.start(programs, scratch.folder("redis"))) {
            // Warms Java up; not shown.
            measure(new Figures(), redis, scale / 10);
            for (var turn = 1; turn <= comparison.runs(); turn++) {
                measure(figures, redis, scale);
                if (withPeer) {
                    peer(figures, redis);
                }
                err.printf("run %d of %d%n", turn, comparison.runs());
            }
        }
        figures.print(out);
        return 0;
    }

    private static void measure(Figures figures, RedisServer redis, double scale) {
        redis.empty();
        var url = URI.create("redis://127.0.0.1:" + redis.port());
        try (var backend = RedisBackend.open(url, "{bench}:", PATIENCE)) {
            new QueueRun(figures, backend.queue(), redis, scale).all();
        }
    }

    private void peer(Figures figures, RedisServer redis) {
        redis.empty();
        new PeerScript(
                        comparison.peerFolder(),
                        Map.of(
                                "REDIS_PORT", Integer.toString(redis.port()),
                                "SCALE", Double.toString(scale)))
                .run(figures, "queue.js");
    }
}
