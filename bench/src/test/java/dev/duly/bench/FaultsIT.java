package dev.duly.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// A short proof with the real executable in processes of its own.
class FaultsIT {
    private static final Path JAR = Path.of("..", "app-cli", "target", "duly.jar");
    private static final Path BENCH = Path.of("target", "duly-bench.jar");

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void underFaultsEveryPromiseIsKept() {
        var code =
                run("--texts", "300", "--kills", "12", "--seed", "11", "--settle", "2", "--json");
        var report = JsonMapper.shared().readTree(printed(out));
        assertThat(report.path("violations").values())
                .as("a broken promise; the folder %s has the logs", report.path("folder"))
                .isEmpty();
        assertThat(code).as(printed(err)).isZero();
        assertThat(report.path("planned").path("isCutShort").booleanValue()).isFalse();
        assertThat(report.path("faults").values())
                .extracting(count -> count.intValue())
                .satisfies(counts ->
                        assertThat(counts.stream().mapToInt(Integer::intValue).sum())
                                .isEqualTo(12));
        assertThat(report.path("texts").path("accepted").intValue()).isGreaterThan(250);
    }

    /// The seed deals each kind of fault once: to a node of three, to Redis, to the sandbox.
    @Test
    void threeNodesKeepEveryPromiseThoughTheirRedisIsKilledPausedFlushedAndCutOff() {
        var code =
                run(
                        "--nodes",
                        "3",
                        "--texts",
                        "120",
                        "--kills",
                        "11",
                        "--seed",
                        "5",
                        "--settle",
                        "2",
                        "--json");
        var report = JsonMapper.shared().readTree(printed(out));
        assertThat(report.path("violations").values())
                .as("a broken promise; the folder %s has the logs", report.path("folder"))
                .isEmpty();
        assertThat(code).as(printed(err)).isZero();
        assertThat(report.path("faults").propertyNames())
                .contains("Redis killed", "Redis paused", "Redis flushed", "server killed");
        assertThat(report.path("texts").path("accepted").intValue()).isGreaterThan(80);
    }

    @Test
    void whoIsInterruptedLeavesNoProcessBehind() throws Exception {
        var harness = start("--texts", "5000", "--kills", "10", "--seed", "1");
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> running(harness).size() >= 2 || !harness.isAlive());
            var children = running(harness);
            assertThat(children).as("server and sandbox").hasSizeGreaterThanOrEqualTo(2);
            harness.destroy();
            assertThat(harness.waitFor(30, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            harness.descendants().forEach(ProcessHandle::destroyForcibly);
            harness.destroyForcibly();
        }
    }

    @Test
    void aWrongCommandSaysWhatIsWrong() {
        assertThat(run("--texts", "0")).isEqualTo(2);
        assertThat(run("--nodes", "6")).isEqualTo(2);
        assertThat(printed(err)).contains("--nodes must be at most 5");
        assertThat(printed(err)).contains("--texts must be 1 or more");
        assertThat(commandLine().execute("faults", "--jar", "nowhere.jar")).isEqualTo(2);
        assertThat(printed(err)).contains("no executable at nowhere.jar");
    }

    private int run(String... options) {
        var arguments = new ArrayList<>(List.of("faults", "--jar", JAR.toString()));
        arguments.addAll(List.of(options));
        return commandLine().execute(arguments.toArray(String[]::new));
    }

    private CommandLine commandLine() {
        return BenchMain.commandLine(stream(out), stream(err));
    }

    private Process start(String... options) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.io.tmpdir=" + folder,
                                "-jar",
                                BENCH.toString(),
                                "faults",
                                "--jar",
                                JAR.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("harness.log").toFile())
                .start();
    }

    private static List<ProcessHandle> running(Process harness) {
        return harness.descendants().filter(ProcessHandle::isAlive).toList();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String printed(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
