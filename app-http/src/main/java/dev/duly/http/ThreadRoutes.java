package dev.duly.http;

import dev.duly.core.access.Scope;
import dev.duly.core.message.ThreadId;
import dev.duly.core.system.Duly;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Shows conversations.
final class ThreadRoutes {
    private static final Set<String> PAGING = Set.of("limit", "cursor");

    private final Duly duly;
    private final Callers callers;
    private final InstantSource clock;

    ThreadRoutes(Duly duly, Callers callers, InstantSource clock) {
        this.duly = duly;
        this.callers = callers;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/threads", this::list),
                Route.get("/api/messages/{threadId}", this::conversation));
    }

    private void list(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var errors = new FieldErrors();
        var parameters = QueryParameters.read(request, PAGING, errors);
        var cursor = parameters.cursor();
        var limit = parameters.limit();
        errors.throwIfAny();
        var page = duly.readThreads().list(caller.actor(), cursor, limit);
        Answers.json(response, 200, json -> PageJson.write(json, page, ThreadJson::write));
    }

    private void conversation(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var errors = new FieldErrors();
        var parameters = QueryParameters.read(request, PAGING, errors);
        var cursor = parameters.cursor();
        var limit = parameters.limit();
        errors.throwIfAny();
        var conversation =
                PathIds.read(request, "threadId", ThreadId::new)
                        .flatMap(id ->
                                duly.readThreads().conversation(caller.actor(), id, cursor, limit))
                        .orElseThrow(() ->
                                new RequestProblem(
                                        Problem.notFound(
                                                "There is no conversation with this id.")));
        var now = clock.instant();
        Answers.json(response, 200, json -> ThreadJson.writeConversation(json, conversation, now));
    }
}
