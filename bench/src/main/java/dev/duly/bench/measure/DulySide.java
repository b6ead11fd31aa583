package dev.duly.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `duly serve` as the launcher starts it, on SQLite in a folder of its own.
final class DulySide implements Side {
    private static final String IN_FLIGHT = "300";

    private final Programs programs;
    private final Process process;
    private final int port;
    private final double startMillis;
    private final Requests requests;

    private DulySide(
            Programs programs, Process process, int port, double startMillis, Requests requests) {
        this.programs = programs;
        this.process = process;
        this.port = port;
        this.startMillis = startMillis;
        this.requests = requests;
    }

    /// How the executable is run.
    ///
    /// @param flags of Java, as the launcher gives them to `serve`
    record Executable(Path jar, List<String> flags) {}

    /// @param folder holds its log and its data folder `data`, in which there may be texts already
    /// @param providerPort where the provider's stand-in listens
    /// @param segmentsPerSecond what its one sender may send
    static DulySide start(
            Executable executable,
            Programs programs,
            Path folder,
            int providerPort,
            int segmentsPerSecond) {
        var data = folder.resolve("data");
        var port = Programs.freePort();
        var origin = "http://127.0.0.1:" + port;
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(executable.flags());
        command.addAll(List.of("-jar", executable.jar().toString(), "serve"));
        var began = System.nanoTime();
        var process =
                programs.start(
                        command,
                        Map.of(
                                "DULY_DATA_DIR",
                                data.toString(),
                                "PORT",
                                Integer.toString(port),
                                "API_ORIGIN",
                                origin,
                                "TWILIO_BASE_URL",
                                "http://127.0.0.1:" + providerPort,
                                "MESSAGING_QUEUE_CONCURRENCY",
                                IN_FLIGHT,
                                "DULY_SEGMENTS_PER_SECOND",
                                Integer.toString(segmentsPerSecond)),
                        folder,
                        folder.resolve("duly.log"));
        var millis = Programs.awaitAnswer(process, port, "/health/ready", began);
        return new DulySide(
                programs, process, port, millis, new Requests(origin, Optional.of(token(data))));
    }

    private static String token(Path data) {
        try {
            return Files.readString(data.resolve("admin.token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Duly left no token", e);
        }
    }

    @Override
    public String name() {
        return "duly";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Requests requests() {
        return requests;
    }

    @Override
    public List<Process> processes() {
        return List.of(process);
    }

    @Override
    public double startMillis() {
        return startMillis;
    }

    @Override
    public void close() {
        programs.end(process);
    }
}
