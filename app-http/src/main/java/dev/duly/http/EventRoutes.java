package dev.duly.http;

import dev.duly.core.PortException;
import dev.duly.core.access.Scope;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.events.EventId;
import dev.duly.core.events.Heard;
import dev.duly.core.events.Hearing;
import dev.duly.core.system.Duly;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells of changes while they happen, as server-sent events (HTML Living Standard, 9.2).
final class EventRoutes {
    private static final HeaderName LAST_ID = HeaderNames.create("Last-Event-ID");

    private final Duly duly;
    private final Callers callers;
    private final Listeners listeners;
    private final Duration keepAlive;
    private final InstantSource clock;

    EventRoutes(
            Duly duly,
            Callers callers,
            Listeners listeners,
            HttpSettings settings,
            InstantSource clock) {
        this.duly = duly;
        this.callers = callers;
        this.listeners = listeners;
        this.keepAlive = settings.keepAlive();
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/events", this::listen));
    }

    private void listen(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var errors = new FieldErrors();
        var department =
                QueryParameters.read(request, Set.of("departmentId"), errors)
                        .value("departmentId", DepartmentId::new);
        errors.throwIfAny();
        try (var _ = listeners.admit()) {
            var hearing = duly.hearEvents().begin(caller.actor(), department, last(request));
            // Before the head goes out, so that what cannot be heard is answered as a problem.
            var first = hearing.next(Duration.ZERO);
            tell(request, hearing, first, response);
        } catch (InterruptedException _) {
            throw new RequestProblem(Problem.noMoreEvents());
        }
    }

    /// Until the listener hangs up, may no longer listen, or the server closes.
    private void tell(
            ServerRequest request, Hearing hearing, Heard first, ServerResponse response) {
        try (var out = Answers.events(response)) {
            var checked = clock.instant();
            var heard = first;
            while (true) {
                EventJson.write(out, heard, hearing.last());
                heard = hearing.next(keepAlive);
                checked = stillAllowed(request, checked);
            }
        } catch (InterruptedException | IOException | CloseConnectionException _) {
            // The server closes, or nobody is there any more.
        } catch (PortException | RequestProblem _) {
            // The head is gone: whoever asks again is told why.
        }
    }

    private Instant stillAllowed(ServerRequest request, Instant checked) {
        var now = clock.instant();
        if (now.isBefore(checked.plus(keepAlive))) {
            return checked;
        }
        callers.require(request, Scope.READ);
        return now;
    }

    /// What is no id at all is answered as one that is not known: by a reset.
    private static Optional<EventId> last(ServerRequest request) {
        try {
            return request.headers().first(LAST_ID).map(EventId::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
