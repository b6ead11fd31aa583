package dev.duly.bench.measure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// All processes that a run has started. When it is closed, or this process is ended, none is left.
final class Programs implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(2);
    private static final int END_SECONDS = 30;

    private final Deque<Process> started = new ArrayDeque<>();
    private final Thread lastResort = new Thread(this::endAll, "end-processes");

    Programs() {
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /// @param log takes all that it prints
    synchronized Process start(
            List<String> command, Map<String, String> environment, Path folder, Path log) {
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            started.push(process);
            return process;
        } catch (IOException e) {
            throw new IllegalStateException("cannot start " + command.getFirst(), e);
        }
    }

    /// SIGTERM, and SIGKILL for what does not end by it.
    void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when it answers `path`.
    ///
    /// @return in milliseconds, how long after `since` by [System#nanoTime] that was
    static double awaitAnswer(Process process, int port, String path, long since) {
        var get =
                ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        var end = since + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (var wire = Wire.to(port)) {
                if (wire.exchange(get).status() == 200) {
                    return (System.nanoTime() - since) / 1e6;
                }
            } catch (IOException _) {
                // It does not listen yet.
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        throw new IllegalStateException(
                process.isAlive()
                        ? "no answer on %s within %s".formatted(path, START)
                        : "a process ended by itself: "
                                + process.info()
                                        .commandLine()
                                        .orElse("with code " + process.exitValue()));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    static boolean isOnPath(String program) {
        var path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(File.pathSeparator)).stream()
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException _) {
            // It is running already, and does the same.
        }
        endAll();
    }

    private synchronized void endAll() {
        started.stream().filter(Process::isAlive).forEach(this::end);
        started.clear();
    }
}
