package dev.duly.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A `duly serve` of its own: the real executable in a process of its own, on free ports and a data
/// folder of its own, with leases short enough for a test.
final class RunningDuly implements AutoCloseable {
    /// @param out what it printed on standard output and standard error
    record Ended(int code, String out, String err) {}

    /// An HTTP answer.
    record Answer(int status, String text) {
        JsonNode json() {
            return Json.read(text);
        }
    }

    private static final Path JAR = Path.of("target", "duly.jar").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(40);

    private final Path data;
    private final String command;
    private final Map<String, String> settings;
    private final int port = freePort();
    private final int sandboxPort = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    private RunningDuly(Path data, String command, Map<String, String> settings) {
        this.data = data;
        this.command = command;
        this.settings = Map.copyOf(settings);
        this.process = launch();
    }

    static RunningDuly in(Path data) {
        return in(data, Map.of());
    }

    /// @param settings that the server and every command beside it have besides the usual ones
    static RunningDuly in(Path data, Map<String, String> settings) {
        return started(new RunningDuly(data, "serve", settings));
    }

    /// A `duly work` in place of the server: it sends, and has no door.
    static RunningDuly working(Path data, Map<String, String> settings) {
        return started(new RunningDuly(data, "work", settings));
    }

    private static RunningDuly started(RunningDuly running) {
        running.awaitReady();
        return running;
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    String printed() {
        return read(data.resolveSibling("serve.out"));
    }

    String complained() {
        return read(data.resolveSibling("serve.err"));
    }

    String token() {
        return read(data.resolve("admin.token")).strip();
    }

    /// SIGTERM. The exit code.
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(25, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end within 25 s");
        }
        return process.exitValue();
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() {
        process = launch();
        awaitReady();
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer sendText(String key, String to, String body) {
        var json = Json.line(Map.of("caseId", "C-1042", "to", to, "body", body));
        return send(
                request("/api/messages/send")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token());
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var answer =
                    client.send(
                            request.timeout(Duration.ofSeconds(20)).build(),
                            HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A handset texts us.
    Answer handset(String from, String body) {
        return send(
                HttpRequest.newBuilder(sandbox("/sandbox/inbound"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        Json.line(Map.of("from", from, "body", body)))));
    }

    /// What the sandbox took and sent, oldest first.
    List<JsonNode> sandboxMessages(String query) {
        var answer = send(HttpRequest.newBuilder(sandbox("/sandbox/messages" + query)).GET());
        return List.copyOf(answer.json().path("items").values());
    }

    List<JsonNode> sandboxMessagesTo(String number) {
        return sandboxMessages("?to=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
    }

    String stateOf(String id) {
        return get("/api/messages/" + id + "/timeline").json().path("state").asString();
    }

    void awaitDelivered(String id) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> stateOf(id).equals("delivered"));
    }

    /// A command in a process of its own.
    Ended duly(String... arguments) {
        return duly(Map.of(), "", arguments);
    }

    Ended duly(Map<String, String> environment, String input, String... arguments) {
        return run(environment(environment), input, arguments);
    }

    /// A command with no more than this environment.
    static Ended run(Map<String, String> environment, String input, String... arguments) {
        try {
            var out = Files.createTempFile("duly", ".out");
            var err = Files.createTempFile("duly", ".err");
            var builder =
                    new ProcessBuilder(command(arguments))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().putAll(environment);
            var command = builder.start();
            try (var stdin = command.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.ISO_8859_1));
            }
            if (!command.waitFor(60, TimeUnit.SECONDS)) {
                command.destroyForcibly();
                throw new AssertionError("the command did not end: " + List.of(arguments));
            }
            return new Ended(command.exitValue(), read(out), read(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> environment(Map<String, String> more) {
        var environment = new TreeMap<String, String>();
        environment.put("DULY_DATA_DIR", data.toString());
        environment.put("PORT", Integer.toString(port));
        environment.put("DULY_SANDBOX_PORT", Integer.toString(sandboxPort));
        environment.put("DULY_LEASE", "PT3S");
        environment.put("DULY_RECONCILE_AFTER", "PT1S");
        environment.put("LC_ALL", "C.UTF-8");
        environment.putAll(settings);
        environment.putAll(more);
        return environment;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        client.close();
    }

    private Process launch() {
        try {
            Files.createDirectories(data.getParent());
            var builder =
                    new ProcessBuilder(command(command))
                            .redirectOutput(data.resolveSibling("serve.out").toFile())
                            .redirectError(data.resolveSibling("serve.err").toFile());
            builder.environment().putAll(environment(Map.of()));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ready, and its greeting printed, which is the last thing that it does.
    private void awaitReady() {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("serve ended: " + complained());
                    }
                    return printed()
                            .contains(command.equals("serve") ? "First text" : "Duly sends");
                });
    }

    URI sandbox(String path) {
        return URI.create("http://127.0.0.1:" + sandboxPort + path);
    }

    private static List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
        command.add(JAR.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
