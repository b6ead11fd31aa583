package dev.duly.http;

import dev.duly.core.system.Duly;
import dev.duly.core.system.Loops;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Duly over HTTP, listening from [#start] to [#close].
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpServer.class.getName());

    /// How long a body may be, sent or announced, that is thrown away so that its sender gets to
    /// read why. A longer one is cut off.
    private static final long LARGEST_DISCARDED_BYTES = 16L * 1024 * 1024;

    private final WebServer server;
    private final Listeners listeners;
    private final AtomicBoolean draining;

    private HttpServer(WebServer server, Listeners listeners, AtomicBoolean draining) {
        this.server = server;
        this.listeners = listeners;
        this.draining = draining;
    }

    /// Listens when this returns.
    ///
    /// @param loops are told of inbound texts; the caller starts and stops them, and while they do
    ///   not run, `/health/ready` answers 503
    /// @throws IllegalStateException when the address or the port cannot be had
    public static HttpServer start(
            Duly duly, Loops loops, HttpSettings settings, InstantSource clock) {
        var draining = new AtomicBoolean();
        var listeners = new Listeners(settings.mostListeners());
        var server =
                WebServer.builder()
                        .host(settings.bind())
                        .port(settings.port())
                        // Who started us ends us: in order, together with the loops.
                        .shutdownHook(false)
                        .shutdownGracePeriod(settings.grace())
                        .maxPayloadSize(LARGEST_DISCARDED_BYTES)
                        // Channels know no read time-out: a caller that falls silent would keep
                        // its connection for good.
                        .useNio(false)
                        .connectionOptions(
                                new TimedSockets(SocketOptions.create(), settings.longestSilence()))
                        .maxTcpConnections(settings.mostConnections())
                        .maxConcurrentRequests(settings.mostRequests() + settings.mostListeners())
                        .directHandlers(Problems.atTransport())
                        .routing(routing(duly, loops, draining::get, listeners, settings, clock))
                        .build()
                        .start();
        // Helidon logs that it cannot listen, and goes on.
        if (!server.isRunning()) {
            throw new IllegalStateException(
                    "cannot listen on %s port %d: another program may have it, or the address is not this machine's"
                            .formatted(settings.bind(), settings.port()));
        }
        LOG.log(
                Level.INFO,
                "event=http.listening bind={0} port={1}",
                settings.bind(),
                Integer.toString(server.port()));
        return new HttpServer(server, listeners, draining);
    }

    /// Where it listens, also when the settings left the choice open.
    public int port() {
        return server.port();
    }

    /// From now on `/health/ready` answers 503, so that nobody sends new work; all else goes on.
    public void drain() {
        draining.set(true);
    }

    /// Listens no more, ends the streams of events, then lets requests under way be answered, as
    /// long as the settings say.
    @Override
    public void close() {
        drain();
        listeners.close();
        server.stop();
        LOG.log(Level.INFO, "event=http.closed");
    }

    static HttpRouting.Builder routing(
            Duly duly,
            Loops loops,
            BooleanSupplier isDraining,
            Listeners listeners,
            HttpSettings settings,
            InstantSource clock) {
        var routing = HttpRouting.builder();
        table(duly, loops, isDraining, listeners, settings, clock).register(routing);
        new Problems(clock).register(routing);
        return routing;
    }

    static RouteTable table(
            Duly duly,
            Loops loops,
            BooleanSupplier isDraining,
            Listeners listeners,
            HttpSettings settings,
            InstantSource clock) {
        var callers = new Callers(duly.access());
        return new RouteTable(
                Stream.of(
                                new MessageRoutes(duly, callers, settings, clock).routes(),
                                new ThreadRoutes(duly, callers, clock).routes(),
                                new ContactRoutes(duly, callers, settings).routes(),
                                new DepartmentRoutes(duly, callers, settings).routes(),
                                new ConsentRoutes(duly, callers, settings).routes(),
                                new TaskRoutes(duly, callers, settings).routes(),
                                new EventRoutes(duly, callers, listeners, settings, clock).routes(),
                                new TemplateRoutes(duly, callers, settings).routes(),
                                new WebhookRoutes(duly, loops::inboundArrived, settings, clock)
                                        .routes(),
                                new HealthRoutes(
                                                duly.backends().storage(),
                                                loops::areRunning,
                                                isDraining)
                                        .routes(),
                                new ContractRoutes().routes())
                        .flatMap(List::stream)
                        .toList());
    }
}
