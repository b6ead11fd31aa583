package dev.duly.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A real program in a process of its own that is killed, paused and started again. What it prints
/// is added to `<name>.log`.
final class Child {
    private final String name;
    private final List<String> command;
    private final Path folder;
    private final Map<String, String> environment;
    private final Nursery nursery;
    private @Nullable Process process;

    /// @param name of its log
    /// @param environment all that it gets, besides the path and the locale
    Child(
            String name,
            List<String> command,
            Path folder,
            Map<String, String> environment,
            Nursery nursery) {
        this.name = name;
        this.command = List.copyOf(command);
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.nursery = nursery;
    }

    void start() {
        var log = folder.resolve(name + ".log").toFile();
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().clear();
        builder.environment().putAll(environment());
        try {
            process = nursery.start(builder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// SIGKILL.
    void kill() {
        running().destroyForcibly().onExit().join();
    }

    /// SIGSTOP.
    void pause() {
        signal("STOP");
    }

    /// SIGCONT.
    void resume() {
        signal("CONT");
    }

    /// SIGTERM.
    ///
    /// @return its exit code; empty when it did not end in time
    OptionalInt terminate(Duration atMost) {
        var ending = running();
        ending.destroy();
        try {
            return ending.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalInt.of(ending.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Pauses.CalledOff();
        }
    }

    /// The shell's own `kill`, as not every machine has the program.
    private void signal(String signal) {
        var builder =
                new ProcessBuilder("sh", "-c", "kill -" + signal + " " + running().pid())
                        .redirectErrorStream(true);
        try {
            if (nursery.start(builder).waitFor() != 0) {
                throw new IllegalStateException("cannot send SIG" + signal + " to " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send SIG" + signal + " to " + name, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Pauses.CalledOff();
        }
    }

    private Process running() {
        return Optional.ofNullable(process)
                .orElseThrow(() -> new IllegalStateException(name + " was never started"));
    }

    /// How Duly's own executable is run with one word.
    static List<String> duly(Path jar, String word) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                word);
    }

    private Map<String, String> environment() {
        var all = new TreeMap<>(environment);
        all.put("LC_ALL", "C.UTF-8");
        all.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
        return all;
    }
}
