package dev.duly.http;

import dev.duly.core.access.Scope;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.system.Duly;
import dev.duly.core.template.DuplicateTemplate;
import dev.duly.core.template.Preview;
import dev.duly.core.template.PreviewTemplate;
import dev.duly.core.template.SaveTemplate;
import dev.duly.core.template.ShelvingResult;
import dev.duly.core.template.Template;
import dev.duly.core.template.TemplateName;
import dev.duly.core.template.Templates;
import dev.duly.core.text.Language;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads, writes and previews templates.
final class TemplateRoutes {
    private final Templates templates;
    private final Callers callers;
    private final TemplateRequests requests;

    TemplateRoutes(Duly duly, Callers callers, HttpSettings settings) {
        this.templates = duly.templates();
        this.callers = callers;
        this.requests = new TemplateRequests(duly.readDepartments(), settings.longestBodyBytes());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/templates", this::list),
                Route.post("/api/templates", this::create),
                Route.get("/api/templates/{name}", this::show),
                Route.put("/api/templates/{name}", this::change),
                Route.get("/api/templates/{name}/versions", this::versions),
                Route.post("/api/templates/{name}/preview", this::preview),
                Route.post("/api/templates/{name}/duplicate", this::duplicate),
                Route.post("/api/templates/{name}/archive", this::archive),
                Route.post("/api/templates/{name}/restore", this::restore));
    }

    private void list(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var errors = new FieldErrors();
        var parameters =
                QueryParameters.read(request, Set.of("archived", "limit", "cursor"), errors);
        var archived = parameters.value("archived", TemplateRoutes::truth);
        var cursor = parameters.cursor();
        var limit = parameters.limit();
        errors.throwIfAny();
        var page = templates.read().list(caller.actor(), archived, cursor, limit);
        Answers.json(response, 200, json -> PageJson.write(json, page, TemplateJson::write));
    }

    private void show(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var errors = new FieldErrors();
        var parameters = QueryParameters.read(request, Set.of("language", "version"), errors);
        var language = parameters.value("language", Language::of);
        var version = parameters.value("version", TemplateRequests::positive);
        errors.throwIfAny();
        var shown =
                templates
                        .read()
                        .one(caller.actor(), name(request), language, version)
                        .orElseThrow(TemplateRoutes::notFound);
        Answers.json(response, 200, json -> TemplateJson.writeShown(json, shown));
    }

    private void versions(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var errors = new FieldErrors();
        var parameters =
                QueryParameters.read(request, Set.of("language", "limit", "cursor"), errors);
        var language = parameters.value("language", Language::of);
        var limit = parameters.limit();
        var below = parameters.value("cursor", TemplateRequests::positive);
        errors.throwIfAny();
        var found =
                templates
                        .read()
                        .versions(
                                caller.actor(),
                                name(request),
                                language,
                                below.orElse(Integer.MAX_VALUE),
                                limit + 1)
                        .orElseThrow(TemplateRoutes::notFound);
        var hasMore = found.size() > limit;
        var items = hasMore ? found.subList(0, limit) : found;
        Answers.json(
                response,
                200,
                json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("items");
                    items.forEach(version -> TemplateJson.writeVersion(json, version));
                    json.writeEndArray();
                    Json.string(
                            json,
                            "nextCursor",
                            hasMore
                                    ? Optional.of(Integer.toString(items.getLast().number()))
                                    : Optional.empty());
                    json.writeEndObject();
                });
    }

    private void create(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.TEMPLATES);
        saved(response, caller.actor(), requests.create(request));
    }

    private void change(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.TEMPLATES);
        saved(response, caller.actor(), requests.change(request));
    }

    private void saved(ServerResponse response, Actor by, TemplateRequests.Save wanted) {
        switch (templates.save().save(by, wanted.request())) {
            case SaveTemplate.Result.Saved(var template, var isNew, var notes) ->
                    written(response, isNew ? 201 : 200, wanted, template, notes);
            case SaveTemplate.Result.Unchanged(var template) ->
                    written(response, 200, wanted, template, List.of());
            case SaveTemplate.Result.Faulty(var faults) ->
                    throw new RequestProblem(TemplateProblems.faulty(faults));
            case SaveTemplate.Result.AlreadyThere(var template) ->
                    throw new RequestProblem(
                            TemplateProblems.alreadyThere(
                                    template.name() + " in " + template.language()));
            case SaveTemplate.Result.Outdated(var template) ->
                    throw new RequestProblem(TemplateProblems.outdated(template.ref()));
            case SaveTemplate.Result.Archived(var name) ->
                    throw new RequestProblem(TemplateProblems.archived(name));
        }
    }

    private static void written(
            ServerResponse response,
            int status,
            TemplateRequests.Save wanted,
            Template template,
            List<String> notes) {
        var preview = Preview.of(template, wanted.rules(), Purpose.MANUAL, wanted.limit());
        Answers.json(
                response, status, json -> TemplateJson.writeSaved(json, template, preview, notes));
    }

    private void preview(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var wanted = requests.preview(request, name(request));
        switch (templates.preview().preview(caller.actor(), wanted)) {
            case PreviewTemplate.Result.Previewed(var preview) ->
                    Answers.json(response, 200, json -> TemplateJson.writePreview(json, preview));
            case PreviewTemplate.Result.Faulty(var faults) ->
                    throw new RequestProblem(TemplateProblems.faulty(faults));
            case PreviewTemplate.Result.NotFound() -> throw notFound();
        }
    }

    private void duplicate(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.TEMPLATES);
        QueryParameters.none(request);
        var to = requests.newName(request);
        switch (templates.duplicate().duplicate(caller.actor(), name(request), to)) {
            case DuplicateTemplate.Result.Duplicated(var copies) ->
                    Answers.json(response, 201, json -> TemplateJson.writeAll(json, copies));
            case DuplicateTemplate.Result.NotFound() -> throw notFound();
            case DuplicateTemplate.Result.AlreadyThere(var name) ->
                    throw new RequestProblem(TemplateProblems.alreadyThere(name.value()));
        }
    }

    private void archive(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.TEMPLATES);
        QueryParameters.none(request);
        shelved(response, templates.archive().archive(caller.actor(), name(request)));
    }

    private void restore(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.TEMPLATES);
        QueryParameters.none(request);
        shelved(response, templates.restore().restore(caller.actor(), name(request)));
    }

    private static void shelved(ServerResponse response, ShelvingResult result) {
        switch (result) {
            case ShelvingResult.Changed(var variants) ->
                    Answers.json(response, 200, json -> TemplateJson.writeAll(json, variants));
            case ShelvingResult.Unchanged(var variants) ->
                    Answers.json(response, 200, json -> TemplateJson.writeAll(json, variants));
            case ShelvingResult.NotFound() -> throw notFound();
            case ShelvingResult.Contended(var name) ->
                    throw new RequestProblem(TemplateProblems.contended(name));
        }
    }

    private static TemplateName name(ServerRequest request) {
        return PathIds.read(request, "name", TemplateName::new)
                .orElseThrow(TemplateRoutes::notFound);
    }

    private static boolean truth(String written) {
        return switch (written) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static RequestProblem notFound() {
        return new RequestProblem(TemplateProblems.notFound());
    }
}
