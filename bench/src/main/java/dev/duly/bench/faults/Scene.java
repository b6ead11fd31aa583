package dev.duly.bench.faults;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Servers and a sandbox, each in a process of its own, with a proxy in each way between them. In a
/// folder of its own and on free ports of this machine.
final class Scene implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(30);

    /// The sandbox answers a handset's text when our webhook has, or after 15 s.
    private static final Duration HANDSETS_PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Pauses pauses;
    private final Nursery nursery = new Nursery();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int sandboxPort = Ports.free();
    private final Proxy toServer;
    private final Proxy toSandbox = Proxy.to(List.of(sandboxPort));
    private final Ground ground;
    private final Nodes nodes;
    private final Child sandbox;
    private final SandboxDoor door;
    private final Thread lastResort;
    private Weather weather = Weather.CALM;
    private long weatherSeed;

    private Scene(Path jar, Path folder, int count, Pauses pauses) {
        this.folder = folder;
        this.pauses = pauses;
        this.lastResort = new Thread(this::callOff, "end-processes");
        var ports = IntStream.range(0, count).mapToObj(_ -> Ports.free()).toList();
        this.toServer = Proxy.to(ports);
        this.ground =
                count == 1
                        ? new Ground.OneFile(folder.resolve("data"))
                        : new SharedGround(folder, nursery, pauses);
        this.nodes = new Nodes(http, ports, folder, jar, serverSettings(), nursery);
        this.sandbox =
                new Child(
                        "sandbox", Child.duly(jar, "sandbox"), folder, sandboxSettings(), nursery);
        this.door =
                new SandboxDoor(new Caller(http, sandboxPort, HANDSETS_PATIENCE, Map.of()), pauses);
    }

    /// Starts all. Whatever happens, a call of [#close] leaves nothing running.
    ///
    /// @param jar the executable
    /// @param count how many nodes
    static Scene in(Path folder, Path jar, int count, Pauses pauses) {
        var scene = new Scene(jar, folder, count, pauses);
        Runtime.getRuntime().addShutdownHook(scene.lastResort);
        return scene;
    }

    void open() {
        ground.open();
        sandbox.start();
        nodes.start();
        awaitReady();
    }

    /// The servers' API, as its owner.
    Caller server() {
        return nodes.api();
    }

    SandboxDoor sandbox() {
        return door;
    }

    /// What the servers keep.
    Books books() {
        return new Books(ground.storage());
    }

    /// Returns when the fault is over; a change of the weather lasts.
    void strike(Fault fault, long seed) {
        switch (fault) {
            case Fault.KillServer(var node) -> {
                nodes.node(node).kill();
                nodes.node(node).start();
                awaitReady();
            }
            case Fault.RestartServer(var node) -> restart(nodes.node(node));
            case Fault.PauseServer(var node, var length) -> {
                nodes.node(node).pause();
                pauses.pause(length);
                nodes.node(node).resume();
            }
            case Fault.KillRedis(var away) -> shared().killRedis(away);
            case Fault.PauseRedis(var length) -> shared().pauseRedis(length);
            case Fault.FlushRedis _ -> shared().flushRedis();
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

    private void restart(Child server) {
        var code = server.terminate(END);
        if (code.orElse(-1) != 0) {
            throw new IllegalStateException("SIGTERM ended a server with " + code);
        }
        server.start();
        awaitReady();
    }

    private SharedGround shared() {
        return switch (ground) {
            case SharedGround shared -> shared;
            case Ground.OneFile _ -> throw new IllegalStateException("one node has no Redis");
        };
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

    /// SIGTERM to each server.
    ///
    /// @return the exit codes; empty for one that did not end within half a minute
    List<OptionalInt> endServers() {
        return nodes.end(END);
    }

    @Override
    public void close() {
        forgetLastResort();
        nursery.close();
        nodes.close();
        ground.close();
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
                            if (!nodes.areAlive() || !sandbox.isAlive()) {
                                throw new IllegalStateException(
                                        "a server or the sandbox ended by itself; see its log in "
                                                + folder);
                            }
                            return door.isOpen() && nodes.areReady();
                        });
        if (!isReady) {
            throw new IllegalStateException(
                    "not ready within %s; see the logs in %s".formatted(START, folder));
        }
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
            case TO_REDIS -> shared().toRedis();
        };
    }

    /// Webhooks are signed over their public address, which is the proxy's for both sides.
    private Map<String, String> serverSettings() {
        var settings = new HashMap<>(ground.settings());
        settings.put("API_ORIGIN", origin(toServer));
        settings.put("TWILIO_BASE_URL", origin(toSandbox));
        settings.put("DULY_LEASE", FaultRun.LEASE.toString());
        settings.put("DULY_RECONCILE_AFTER", FaultRun.RECONCILE_AFTER.toString());
        return settings;
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
}
