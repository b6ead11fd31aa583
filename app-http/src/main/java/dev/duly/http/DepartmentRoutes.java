package dev.duly.http;

import dev.duly.core.access.Principal;
import dev.duly.core.access.Scope;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.policy.SaveDepartment;
import dev.duly.core.system.Duly;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// Shows departments and their policies, and changes them.
final class DepartmentRoutes {
    private static final DepartmentId USUAL = new DepartmentId("default");

    private final Duly duly;
    private final Callers callers;
    private final DepartmentBody departmentBody;
    private final int longestBodyBytes;

    DepartmentRoutes(Duly duly, Callers callers, HttpSettings settings) {
        this.duly = duly;
        this.callers = callers;
        this.departmentBody = new DepartmentBody(duly.backends().numbers());
        this.longestBodyBytes = settings.longestBodyBytes();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/departments", this::list),
                Route.get("/api/departments/{id}", this::show),
                Route.put("/api/departments/{id}", this::replace),
                Route.patch("/api/departments/{id}", this::change),
                Route.get("/api/departments/{id}/versions", this::versions));
    }

    private void list(ServerRequest request, ServerResponse response) {
        callers.require(request, Scope.READ);
        QueryParameters.none(request);
        var all = duly.readDepartments().all();
        Answers.json(response, 200, json -> DepartmentJson.writeAll(json, all));
    }

    private void show(ServerRequest request, ServerResponse response) {
        callers.require(request, Scope.READ);
        QueryParameters.none(request);
        var department = kept(request);
        Answers.json(response, 200, json -> DepartmentJson.write(json, department));
    }

    private void versions(ServerRequest request, ServerResponse response) {
        callers.require(request, Scope.READ);
        QueryParameters.none(request);
        var versions = duly.readDepartments().versions(kept(request).id());
        Answers.json(response, 200, json -> DepartmentJson.writeAll(json, versions));
    }

    private void replace(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.POLICY);
        var id = id(request);
        var before = duly.readDepartments().find(id);
        var usual = duly.readDepartments().find(USUAL);
        var wanted = wanted(request, id, DepartmentBody.Basis.ofNew(before, usual));
        save(response, caller, wanted.department(), wanted.expected());
    }

    private void change(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.POLICY);
        var before = kept(request);
        var wanted = wanted(request, before.id(), DepartmentBody.Basis.of(before));
        if (wanted.expected().filter(version -> version != before.version()).isPresent()) {
            throw outdated(before.version());
        }
        // What was left out stays as it was in this version, and in no other.
        save(response, caller, wanted.department(), Optional.of(before.version()));
    }

    private DepartmentBody.Wanted wanted(
            ServerRequest request, DepartmentId id, DepartmentBody.Basis basis) {
        QueryParameters.none(request);
        return departmentBody.wanted(RequestBody.json(request, longestBodyBytes), id, basis);
    }

    private void save(
            ServerResponse response,
            Principal caller,
            Department wanted,
            Optional<Integer> expected) {
        switch (duly.saveDepartment().save(wanted, expected, caller.actor())) {
            case SaveDepartment.Result.Saved(var department) ->
                    Answers.json(
                            response,
                            department.version() == 1 ? 201 : 200,
                            json -> DepartmentJson.write(json, department));
            case SaveDepartment.Result.Same(var department) ->
                    Answers.json(response, 200, json -> DepartmentJson.write(json, department));
            case SaveDepartment.Result.Outdated(var newest) -> throw outdated(newest);
        }
    }

    /// @throws RequestProblem when it could be none, not even of a new department
    private static DepartmentId id(ServerRequest request) {
        var errors = new FieldErrors();
        var id = errors.read("id", PathIds.last(request), DepartmentId::new);
        errors.throwIfAny();
        return id.orElseThrow();
    }

    private Department kept(ServerRequest request) {
        return PathIds.read(request, "id", DepartmentId::new)
                .flatMap(duly.readDepartments()::find)
                .orElseThrow(() ->
                        new RequestProblem(
                                Problem.notFound("There is no department with this id.")));
    }

    private static RequestProblem outdated(int newest) {
        return new RequestProblem(
                Problem.conflict(
                                "department-outdated",
                                "Department outdated",
                                newest == 0
                                        ? "There is no such department: a new one has no version yet, or 0."
                                        : "This department is at version %d now: read it, and put your change on top of it."
                                                .formatted(newest))
                        .details(
                                List.of(
                                        new FieldError(
                                                "version", "is not the newest, " + newest))));
    }
}
