package dev.duly.bench.measure;

import dev.duly.redis.RedisBackend;
import dev.duly.sqlite.SqliteStorage;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures how long a queue that lost everything takes to know it all again.
@Command(
        name = "refill",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps texts that wait in a SQLite file, beside a Redis of its own that knows none of them,",
            "as after FLUSHALL, and lets the sweep find them. Ends with 1 when it took longer than a",
            "minute, or when the queue then has one of them twice or not at all."
        },
        footer = {"", "Example:", "  duly bench refill --texts 100000"})
final class RefillCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final double MILLIS = 1_000.0;

    private final PrintStream out;

    @Option(
            names = "--texts",
            defaultValue = "100000",
            description = "How many wait. Default: ${DEFAULT-VALUE}.")
    private int texts;

    RefillCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        try (var scratch = Scratch.make();
                var programs = new Programs();
                var redis = RedisServer.start(programs, scratch.folder("redis"));
                var storage = SqliteStorage.serve(scratch.folder("data"), InstantSource.system());
                var backend =
                        RedisBackend.open(
                                URI.create("redis://127.0.0.1:" + redis.port()),
                                "{bench}:",
                                PATIENCE)) {
            var refilled = new RefillRun(storage, backend.queue()).measure(texts);
            out.printf(
                    "%,d texts waited; the queue knew them again after %.1f s: %,d, of them %,d different%n",
                    texts,
                    refilled.took().toMillis() / MILLIS,
                    refilled.claimed(),
                    refilled.different());
            var isWell =
                    refilled.took().compareTo(MOST) <= 0
                            && refilled.claimed() == texts
                            && refilled.different() == texts;
            return isWell ? 0 : 1;
        }
    }
}
