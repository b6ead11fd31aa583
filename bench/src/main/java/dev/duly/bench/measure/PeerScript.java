package dev.duly.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A script of the peer's that prints a line of JSON for each figure.
///
/// @param folder the peer's
record PeerScript(Path folder, Map<String, String> environment) {
    PeerScript {
        environment = Map.copyOf(environment);
    }

    /// @throws IllegalStateException when it fails
    void run(Figures figures, String script, String... arguments) {
        var command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> add(figures, line));
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the peer's " + script + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run the peer's " + script, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was called off", e);
        }
    }

    private static void add(Figures figures, String line) {
        var figure = JsonMapper.shared().readTree(line);
        var name = figure.path("name").asString();
        figures.add(name, "peer", figure.path("value").asDouble());
        if (figure.path("micros").isNumber()) {
            figures.add(name + ", Redis CPU, us", "peer", figure.path("micros").asDouble());
        }
    }
}
