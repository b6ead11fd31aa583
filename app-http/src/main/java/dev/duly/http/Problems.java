package dev.duly.http;

import dev.duly.core.Fault;
import dev.duly.core.PortException;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// The one place where what went wrong becomes an answer.
final class Problems {
    private static final Logger LOG = System.getLogger(Problems.class.getName());

    private final InstantSource clock;
    private final AtomicLong incidents = new AtomicLong();

    Problems(InstantSource clock) {
        this.clock = clock;
    }

    void register(HttpRouting.Builder routing) {
        routing.error(
                RequestProblem.class, (_, response, e) -> Answers.problem(response, e.problem()));
        routing.error(PortException.class, this::portFailed);
        routing.error(Throwable.class, this::unexpected);
    }

    /// For what is wrong before there is a request that a route could see: a broken request line,
    /// an illegal path, a body that is cut off.
    static DirectHandlers atTransport() {
        var handlers = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (_, _, status, headers, _) -> {
                        var problem = Problem.atTransport(status.code(), status.reasonPhrase());
                        for (var header : Answers.problemHead()) {
                            headers.set(header);
                        }
                        return DirectHandler.TransportResponse.builder()
                                .status(status)
                                .headers(headers)
                                .keepAlive(type.keepAlive())
                                .entity(ProblemJson.bytes(problem))
                                .build();
                    });
        }
        return handlers.build();
    }

    private void portFailed(ServerRequest request, ServerResponse response, PortException e) {
        LOG.log(
                Level.WARNING,
                "event=port.failed method={0} route={1} port={2} problem=\"{3}\"",
                request.prologue().method(),
                route(request),
                e.port(),
                e.getMessage());
        Answers.problem(response, Problem.unavailable(e.port()));
    }

    private void unexpected(ServerRequest request, ServerResponse response, Throwable e) {
        var incident =
                Long.toHexString(clock.millis())
                        + "-"
                        + Long.toHexString(incidents.incrementAndGet());
        LOG.log(
                Level.ERROR,
                "event=request.failed incident={0} method={1} route={2} fault={3}",
                incident,
                request.prologue().method(),
                route(request),
                Fault.line(e));
        Answers.problem(response, Problem.unexpected(incident));
    }

    private static String route(ServerRequest request) {
        return request.matchingPattern().orElse("none");
    }
}
