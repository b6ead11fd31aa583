package dev.duly.http;

import dev.duly.core.access.Scope;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.SaveContactResult;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.system.Duly;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes contacts over from the case system, and shows them.
final class ContactRoutes {
    private static final Set<String> LIST = Set.of("departmentId", "limit", "cursor");

    private final Duly duly;
    private final Callers callers;
    private final ContactBody contactBody;

    ContactRoutes(Duly duly, Callers callers, HttpSettings settings) {
        this.duly = duly;
        this.callers = callers;
        this.contactBody = new ContactBody(duly.backends().numbers(), settings.longestBodyBytes());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/contacts", this::list),
                Route.get("/api/contacts/{id}", this::show),
                Route.put("/api/contacts/{id}", this::save));
    }

    private void list(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var errors = new FieldErrors();
        var parameters = QueryParameters.read(request, LIST, errors);
        var department = parameters.value("departmentId", DepartmentId::new);
        var cursor = parameters.cursor();
        var limit = parameters.limit();
        errors.throwIfAny();
        var page = duly.readContacts().list(caller.actor(), department, cursor, limit);
        Answers.json(response, 200, json -> PageJson.write(json, page, ContactJson::write));
    }

    private void show(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        QueryParameters.none(request);
        var contact =
                duly.readContacts()
                        .contact(caller.actor(), id(request))
                        .orElseThrow(ContactRoutes::notFound);
        Answers.json(response, 200, json -> ContactJson.write(json, contact));
    }

    private static ContactId id(ServerRequest request) {
        try {
            return new ContactId(PathIds.last(request));
        } catch (IllegalArgumentException _) {
            throw notFound();
        }
    }

    private static RequestProblem notFound() {
        return new RequestProblem(Problem.notFound("There is no contact with this id."));
    }

    private void save(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.SEND);
        var contact = contactBody.contact(request);
        switch (duly.saveContact().save(contact, caller.actor())) {
            case SaveContactResult.Kept kept ->
                    Answers.json(
                            response,
                            200,
                            json ->
                                    ContactJson.writeResult(
                                            json,
                                            contact.id(),
                                            contact.version(),
                                            "kept",
                                            kept.formerPhone()));
            case SaveContactResult.Outdated(var version) ->
                    Answers.json(
                            response,
                            200,
                            json ->
                                    ContactJson.writeResult(
                                            json,
                                            contact.id(),
                                            version,
                                            "outdated",
                                            Optional.empty()));
            case SaveContactResult.UnknownDepartment(var id) ->
                    throw new RequestProblem(Problem.unknownDepartment(id));
        }
    }
}
