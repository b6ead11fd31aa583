package dev.duly.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/// A terminal that remembers what was printed.
record TestSurroundings(
        Surroundings surroundings, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    static TestSurroundings with(Map<String, String> environment) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        return new TestSurroundings(
                new Surroundings(
                        environment,
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        InstantSource.fixed(Instant.parse("2026-11-22T09:00:00Z")),
                        new Random(7)),
                out,
                err);
    }

    static Surroundings silent() {
        return with(Map.of()).surroundings();
    }

    int run(String... arguments) {
        return Main.run(surroundings, arguments);
    }

    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
