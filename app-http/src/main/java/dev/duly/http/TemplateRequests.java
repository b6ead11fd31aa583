package dev.duly.http;

import dev.duly.core.content.ContentRules;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.policy.ReadDepartments;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.template.Appraisal;
import dev.duly.core.template.PreviewTemplate;
import dev.duly.core.template.SaveTemplate;
import dev.duly.core.template.TemplateName;
import dev.duly.core.text.Language;
import io.helidon.webserver.http.ServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what a caller wants done with a template.
final class TemplateRequests {
    private static final String NAME = "name";
    private static final String LANGUAGE = "language";
    private static final String BODY = "body";
    private static final String VERSION = "version";
    private static final String GAPS = "gaps";
    private static final String VALUES = "values";
    private static final String PURPOSE = "purpose";
    private static final String DEPARTMENT = "departmentId";

    private static final JsonBody.Members NEW =
            members(Set.of(NAME, LANGUAGE, BODY, DEPARTMENT), Set.of(), Set.of());
    private static final JsonBody.Members CHANGED =
            members(Set.of(LANGUAGE, BODY, DEPARTMENT), Set.of(VERSION), Set.of());
    private static final JsonBody.Members SHOWN =
            members(Set.of(LANGUAGE, BODY, PURPOSE, DEPARTMENT), Set.of(VERSION), Set.of(VALUES));

    /// @param rules and limit (in segments) of the department that it is for
    record Save(SaveTemplate.Request request, ContentRules rules, int limit) {}

    private final ReadDepartments readDepartments;
    private final int longestBytes;

    TemplateRequests(ReadDepartments readDepartments, int longestBytes) {
        this.readDepartments = readDepartments;
        this.longestBytes = longestBytes;
    }

    Save create(ServerRequest request) {
        var errors = new FieldErrors();
        var json = json(request, NEW, errors);
        var name = json.required(NAME, TemplateName::new);
        var language = json.required(LANGUAGE, Language::of);
        var body = json.required(BODY, written -> written);
        var gaps = json.numbers(GAPS).orElse(Map.of());
        var policy = policy(json);
        errors.throwIfAny();
        return save(
                new SaveTemplate.Request(
                        name.orElseThrow(),
                        language.orElseThrow(),
                        body.orElseThrow(),
                        gaps,
                        Optional.empty(),
                        SaveTemplate.Mode.CREATE),
                policy);
    }

    Save change(ServerRequest request) {
        var errors = new FieldErrors();
        var name = errors.read(NAME, request.path().pathParameters().get(NAME), TemplateName::new);
        var json = json(request, CHANGED, errors);
        var language = json.required(LANGUAGE, Language::of);
        var body = json.required(BODY, written -> written);
        var gaps = json.numbers(GAPS).orElse(Map.of());
        var version = json.number(VERSION);
        var policy = policy(json);
        errors.throwIfAny();
        return save(
                new SaveTemplate.Request(
                        name.orElseThrow(),
                        language.orElseThrow(),
                        body.orElseThrow(),
                        gaps,
                        version,
                        SaveTemplate.Mode.CREATE_OR_CHANGE),
                policy);
    }

    private static Save save(SaveTemplate.Request request, Optional<DepartmentPolicy> policy) {
        return new Save(request, rules(policy), limit(policy));
    }

    private Optional<DepartmentPolicy> policy(JsonBody json) {
        return json.optional(DEPARTMENT, this::department).map(Department::policy);
    }

    private static ContentRules rules(Optional<DepartmentPolicy> policy) {
        return policy.map(wanted -> wanted.content().rules()).orElse(ContentRules.standard());
    }

    private static int limit(Optional<DepartmentPolicy> policy) {
        return policy.map(DepartmentPolicy::mostSegments).orElse(Appraisal.USUAL_LIMIT);
    }

    TemplateName newName(ServerRequest request) {
        var errors = new FieldErrors();
        var json = JsonBody.read(RequestBody.json(request, longestBytes), Set.of(NAME), errors);
        var name = json.required(NAME, TemplateName::new);
        errors.throwIfAny();
        return name.orElseThrow();
    }

    /// What is kept under `name`, unless the request has a body of its own.
    PreviewTemplate.Request preview(ServerRequest request, TemplateName name) {
        var errors = new FieldErrors();
        var json = json(request, SHOWN, errors);
        var language = json.optional(LANGUAGE, Language::of);
        var body = json.optional(BODY, written -> written);
        var purpose = json.optional(PURPOSE, TemplateRequests::purpose);
        var policy = policy(json);
        if (body.isPresent() && !json.has(LANGUAGE)) {
            errors.add(LANGUAGE, "is missing: which language is the body in?");
        }
        if (body.isPresent() && json.has(VERSION)) {
            errors.add(VERSION, "belongs to what is kept, not to a body of your own");
        }
        if (body.isEmpty() && json.has(GAPS)) {
            errors.add(GAPS, "belongs to a body of your own");
        }
        var gaps = json.numbers(GAPS).orElse(Map.of());
        var version = json.number(VERSION);
        errors.throwIfAny();
        var source =
                body.<PreviewTemplate.Source>map(written ->
                                new PreviewTemplate.Source.Written(
                                        language.orElseThrow(), written, gaps))
                        .orElseGet(() -> new PreviewTemplate.Source.Saved(name, language, version));
        return new PreviewTemplate.Request(
                source,
                json.texts(VALUES),
                purpose.orElse(Purpose.MANUAL),
                rules(policy),
                limit(policy));
    }

    private Department department(String written) {
        var id = new DepartmentId(written);
        return readDepartments
                .find(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("names no department: there is no " + id));
    }

    static int positive(String written) {
        if (!written.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("must be a whole number from 1");
        }
        return Integer.parseInt(written);
    }

    private JsonBody json(ServerRequest request, JsonBody.Members members, FieldErrors errors) {
        QueryParameters.read(request, Set.of(), errors);
        return JsonBody.read(RequestBody.json(request, longestBytes), members, errors);
    }

    private static JsonBody.Members members(
            Set<String> strings, Set<String> numbers, Set<String> textsByName) {
        var types = new HashMap<String, JsonBody.Type>();
        strings.forEach(name -> types.put(name, JsonBody.Type.STRING));
        numbers.forEach(name -> types.put(name, JsonBody.Type.WHOLE_NUMBER));
        textsByName.forEach(name -> types.put(name, JsonBody.Type.TEXTS));
        types.put(GAPS, JsonBody.Type.NUMBERS);
        return JsonBody.Members.of(types);
    }

    private static Purpose purpose(String word) {
        return Purpose.of(word)
                .orElseThrow(() -> new IllegalArgumentException("is no purpose of a text"));
    }
}
