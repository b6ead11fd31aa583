package dev.duly.cli;

import dev.duly.cli.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Has Duly do its usual work once, so that a machine's setup is tried and Java can record what it
/// needs for a quick start.
@Command(
        name = "rehearse",
        description = {
            "Serves from a folder that is thrown away, sends some hundred texts to the sandbox,",
            "waits until they are delivered, and ends. No setting is read, no text leaves this machine.",
            "The launcher records in it what lets Java start quickly."
        },
        footer = {"", "Example:", "  duly rehearse"})
final class RehearseCommand implements Callable<Integer> {
    private static final int TEXTS = 400;

    private final Surroundings surroundings;

    RehearseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("duly-rehearsal");
        try {
            return rehearse(folder);
        } finally {
            remove(folder);
        }
    }

    private int rehearse(Path folder) throws IOException, InterruptedException {
        var alone = surroundings.with(settingsIn(folder));
        var settings = Settings.of(alone.environment());
        Logging.start(settings.log());
        var house = House.start(settings, House.Role.SERVE, alone);
        try {
            new Rehearsal(settings, alone).play(TEXTS);
        } finally {
            house.close();
        }
        surroundings.out().println("Rehearsed: %d texts, all delivered.".formatted(TEXTS));
        return ExitCode.OK.code();
    }

    /// All that is set, whatever this machine's environment says: a rehearsal must reach nobody.
    private static Map<String, String> settingsIn(Path folder) throws IOException {
        return Map.of(
                "DULY_DATA_DIR",
                folder.resolve("data").toString(),
                "PORT",
                Integer.toString(freePort()),
                "DULY_SANDBOX_PORT",
                Integer.toString(freePort()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
