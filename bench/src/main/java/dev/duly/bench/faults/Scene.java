package dev.duly.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/// A server and a sandbox, each in a process of its own, with a proxy in each way between them. In
/// a folder of its own and on free ports of this machine.
final class Scene implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(30);
    private static final Duration CLIENTS_PATIENCE = Duration.ofSeconds(5);

    /// The sandbox answers a handset's text when our webhook has, or after 15 s.
    private static final Duration HANDSETS_PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Pauses pauses;
    private final Nursery nursery = new Nursery();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int serverPort = freePort();
    private final int sandboxPort = freePort();
    private final Proxy toServer = Proxy.to(serverPort);
    private final Proxy toSandbox = Proxy.to(sandboxPort);
    private final Child server;
    private final Child sandbox;
    private final SandboxDoor door;
    private final Thread lastResort;
    private Weather weather = Weather.CALM;
    private long weatherSeed;

    private Scene(Path jar, Path folder, Pauses pauses) {
        this.folder = folder;
        this.pauses = pauses;
        this.lastResort = new Thread(this::callOff, "end-processes");
        this.server = new Child("serve", jar, folder, serverSettings(), nursery);
        this.sandbox = new Child("sandbox", jar, folder, sandboxSettings(), nursery);
        this.door =
                new SandboxDoor(new Caller(http, sandboxPort, HANDSETS_PATIENCE, Map.of()), pauses);
    }

    /// Starts both. Whatever happens, a call of [#close] leaves nothing running.
    ///
    /// @param jar the executable
    static Scene in(Path folder, Path jar, Pauses pauses) {
        var scene = new Scene(jar, folder, pauses);
        Runtime.getRuntime().addShutdownHook(scene.lastResort);
        return scene;
    }

    void open() {
        sandbox.start();
        server.start();
        awaitReady();
    }

    /// The server's API, as its owner.
    Caller server() {
        try {
            var token = Files.readString(data().resolve("admin.token")).strip();
            return bare().with("Authorization", "Bearer " + token);
        } catch (IOException e) {
            throw new UncheckedIOException("the server left no token", e);
        }
    }

    SandboxDoor sandbox() {
        return door;
    }

    Path data() {
        return folder.resolve("data");
    }

    /// Returns when the fault is over; a change of the weather lasts.
    void strike(Fault fault, long seed) {
        switch (fault) {
            case Fault.KillServer _ -> {
                server.kill();
                server.start();
                awaitReady();
            }
            case Fault.PauseServer(var length) -> {
                server.pause();
                pauses.pause(length);
                server.resume();
            }
            case Fault.KillSandbox(var away) -> killSandbox(away);
            case Fault.CutConnections(var way, var length) -> {
                proxy(way).cut();
                mood(way, Proxy.Mood.CUTTING, length);
            }
            case Fault.RefuseConnections(var way, var length) -> {
                proxy(way).turn(Proxy.Mood.REFUSING);
                // Those that are there would hide it.
                proxy(way).cut();
                mood(way, Proxy.Mood.REFUSING, length);
            }
            case Fault.SwallowAnswers(var way, var length) -> {
                mood(way, Proxy.Mood.SWALLOWING, length);
                // An answer is missing on each: they are of no use any more.
                proxy(way).cut();
            }
            case Fault.ChangeWeather(var next) -> {
                weather = next;
                weatherSeed = seed;
                door.behaveLike(weather, seed);
            }
        }
    }

    private void killSandbox(Duration away) {
        sandbox.kill();
        pauses.pause(away);
        sandbox.start();
        awaitReady();
        // It forgets how it was to behave.
        door.behaveLike(weather, weatherSeed);
    }

    /// From here on nothing goes wrong.
    void calm() {
        toServer.turn(Proxy.Mood.FRIENDLY);
        toSandbox.turn(Proxy.Mood.FRIENDLY);
        weather = Weather.CALM;
        door.behaveLike(weather, 0);
        awaitReady();
    }

    /// SIGTERM to the server.
    ///
    /// @return its exit code; empty when it did not end within half a minute
    OptionalInt endServer() {
        return server.terminate(END);
    }

    @Override
    public void close() {
        forgetLastResort();
        nursery.close();
        toServer.close();
        toSandbox.close();
        http.shutdownNow();
    }

    /// On SIGTERM or SIGINT nobody else cleans up.
    private void callOff() {
        pauses.callOff();
        nursery.close();
    }

    private void forgetLastResort() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException _) {
            // It is running already, and does the same.
        }
    }

    private void awaitReady() {
        var isReady =
                pauses.await(
                        START,
                        () -> {
                            if (!server.isAlive() || !sandbox.isAlive()) {
                                throw new IllegalStateException(
                                        "the server or the sandbox ended by itself; see its log in "
                                                + folder);
                            }
                            return door.isOpen() && isServerReady();
                        });
        if (!isReady) {
            throw new IllegalStateException(
                    "not ready within %s; see the logs in %s".formatted(START, folder));
        }
    }

    private boolean isServerReady() {
        return bare().ask("GET", "/health/ready", null)
                .filter(answer -> answer.status() == 200)
                .isPresent();
    }

    private Caller bare() {
        return new Caller(http, serverPort, CLIENTS_PATIENCE, Map.of());
    }

    private void mood(Fault.Way way, Proxy.Mood mood, Duration length) {
        proxy(way).turn(mood);
        pauses.pause(length);
        proxy(way).turn(Proxy.Mood.FRIENDLY);
    }

    private Proxy proxy(Fault.Way way) {
        return switch (way) {
            case TO_SANDBOX -> toSandbox;
            case TO_SERVER -> toServer;
        };
    }

    /// Webhooks are signed over their public address, which is the proxy's for both sides.
    private Map<String, String> serverSettings() {
        return Map.of(
                "DULY_DATA_DIR", data().toString(),
                "PORT", Integer.toString(serverPort),
                "API_ORIGIN", origin(toServer),
                "TWILIO_BASE_URL", origin(toSandbox),
                "DULY_LEASE", FaultRun.LEASE.toString(),
                "DULY_RECONCILE_AFTER", FaultRun.RECONCILE_AFTER.toString());
    }

    private Map<String, String> sandboxSettings() {
        return Map.of(
                "DULY_DATA_DIR", folder.resolve("sandbox").toString(),
                "DULY_SANDBOX_PORT", Integer.toString(sandboxPort),
                "API_ORIGIN", origin(toServer));
    }

    private static String origin(Proxy proxy) {
        return "http://127.0.0.1:" + proxy.port();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
