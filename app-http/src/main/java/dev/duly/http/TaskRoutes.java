package dev.duly.http;

import dev.duly.core.access.Scope;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.system.Duly;
import dev.duly.core.task.Closing;
import dev.duly.core.task.Done;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.TaskState;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Shows what people have to look at, and takes their word that it is done.
final class TaskRoutes {
    private static final Set<String> LIST =
            Set.of("departmentId", "kind", "state", "limit", "cursor");
    private static final Map<String, JsonBody.Type> CHANGE =
            Map.of("done", JsonBody.Type.FLAG, "note", JsonBody.Type.STRING);

    private final Duly duly;
    private final Callers callers;
    private final int longestBytes;

    TaskRoutes(Duly duly, Callers callers, HttpSettings settings) {
        this.duly = duly;
        this.callers = callers;
        this.longestBytes = settings.longestBodyBytes();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/tasks", this::list),
                Route.get("/api/tasks/{id}", this::show),
                Route.patch("/api/tasks/{id}", this::close));
    }

    private void list(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var errors = new FieldErrors();
        var parameters = QueryParameters.read(request, LIST, errors);
        var filter =
                new TaskFilter(
                        parameters.value("departmentId", DepartmentId::new),
                        parameters.value("kind", TaskKind::of),
                        parameters.value("state", TaskState::of));
        var cursor = parameters.cursor();
        var limit = parameters.limit();
        errors.throwIfAny();
        var page = duly.readTasks().list(caller.actor(), filter, cursor, limit);
        Answers.json(response, 200, json -> PageJson.write(json, page, TaskJson::write));
    }

    private void show(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        QueryParameters.none(request);
        var task =
                PathIds.read(request, "id", TaskId::new)
                        .flatMap(id -> duly.readTasks().task(caller.actor(), id))
                        .orElseThrow(TaskRoutes::notFound);
        Answers.json(response, 200, json -> TaskJson.write(json, task));
    }

    private void close(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.SEND);
        var id = PathIds.read(request, "id", TaskId::new).orElseThrow(TaskRoutes::notFound);
        var note = note(request);
        switch (duly.closeTask().close(id, note, caller.actor())) {
            case Closing.Closed(var task) ->
                    Answers.json(response, 200, json -> TaskJson.write(json, task));
            case Closing.DoneAlready(var task) -> throw doneAlready(task);
            case Closing.Unknown() -> throw notFound();
        }
    }

    /// @throws RequestProblem with everything that is wrong
    private Optional<String> note(ServerRequest request) {
        var errors = new FieldErrors();
        QueryParameters.read(request, Set.of(), errors);
        var body = JsonBody.read(RequestBody.json(request, longestBytes), CHANGE, errors);
        body.required("done", TaskRoutes::isDone);
        var note = body.optional("note", Done::checkedNote);
        errors.throwIfAny();
        return note;
    }

    private static boolean isDone(String written) {
        if (!written.equals("true")) {
            throw new IllegalArgumentException("must be true: what is done stays done");
        }
        return true;
    }

    private static RequestProblem doneAlready(Task task) {
        var done = task.done().orElseThrow();
        return new RequestProblem(
                Problem.conflict(
                        "done-already",
                        "Done already",
                        "This task was done by %s at %s."
                                .formatted(done.by().id(), Json.time(done.at()))));
    }

    private static RequestProblem notFound() {
        return new RequestProblem(Problem.notFound("There is no task with this id."));
    }
}
