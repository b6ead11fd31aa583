package dev.duly.http;

import dev.duly.core.access.Scope;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.record.Actor;
import dev.duly.core.system.Duly;
import dev.duly.core.system.OptOutBarrier;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Shows what a number has agreed to, takes what staff write down of it, and says what a text would
/// mean for it.
final class ConsentRoutes {
    private static final Set<String> OF_ONE = Set.of("phone", "departmentId");
    private static final Map<String, JsonBody.Type> TEXT =
            Map.of("body", JsonBody.Type.STRING, "doubleOptIn", JsonBody.Type.FLAG);

    private final Duly duly;
    private final Callers callers;
    private final ConsentBody consentBody;
    private final OptOutBarrier optOutBarrier;
    private final int longestBytes;

    ConsentRoutes(Duly duly, Callers callers, HttpSettings settings) {
        this.duly = duly;
        this.callers = callers;
        this.consentBody = new ConsentBody(duly.backends().numbers(), settings.longestBodyBytes());
        this.optOutBarrier = new OptOutBarrier(duly.departures());
        this.longestBytes = settings.longestBodyBytes();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/consents", this::show),
                Route.post("/api/consents", this::change),
                Route.post("/api/consents/classify", this::classify));
    }

    private void show(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var errors = new FieldErrors();
        var parameters = QueryParameters.read(request, OF_ONE, errors);
        var phone = parameters.value("phone", consentBody::inQuery);
        var department = parameters.value("departmentId", DepartmentId::new);
        errors.throwIfAny();
        var number =
                phone.orElseThrow(() ->
                        new RequestProblem(Problem.invalid("phone", "is missing: whose consent?")));
        var shown =
                duly.readConsent()
                        .of(caller.actor(), number, department)
                        .orElseThrow(() ->
                                new RequestProblem(
                                        Problem.unknownDepartment(department.orElseThrow())));
        Answers.json(response, 200, json -> ConsentJson.write(json, shown));
    }

    private void change(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.CONSENT);
        var entry = consentBody.entry(request);
        switch (change(entry, caller.actor())) {
            case ChangeConsent.Result.Written written -> {
                if (written.change().kind().isOptOut()) {
                    awaitDepartures(entry.phone());
                }
                Answers.json(response, 201, json -> ConsentJson.writeWritten(json, written));
            }
            case ChangeConsent.Result.UnknownDepartment(var id) ->
                    throw new RequestProblem(Problem.unknownDepartment(id));
            case ChangeConsent.Result.Refused(var field, var rule) -> throw refused(field, rule);
        }
    }

    private void classify(ServerRequest request, ServerResponse response) {
        callers.require(request, Scope.READ);
        var errors = new FieldErrors();
        QueryParameters.read(request, Set.of(), errors);
        var given = JsonBody.read(RequestBody.json(request, longestBytes), TEXT, errors);
        var body = given.required("body", Function.identity());
        var isAsked = given.flag("doubleOptIn").orElse(false);
        errors.throwIfAny();
        var by = duly.revocations();
        var read = by.classify(body.orElseThrow(), isAsked);
        Answers.json(response, 200, json -> ClassifiedJson.write(json, read, by));
    }

    private ChangeConsent.Result change(ChangeConsent.Entry entry, Actor by) {
        return entry.kind() == ConsentChange.Kind.OPT_IN_ASKED
                ? duly.askForConsent().ask(entry, by)
                : duly.changeConsent().change(entry, by);
    }

    /// Whoever hears that an opt-out is written down may rely on it: no text begins to leave any
    /// more.
    private void awaitDepartures(PhoneNumber person) {
        try {
            optOutBarrier.await(person);
        } catch (InterruptedException _) {
            // Not interrupted again: a thread that is could not write this answer.
            throw new RequestProblem(Problem.closing());
        }
    }

    private static RequestProblem refused(String field, String rule) {
        return new RequestProblem(
                Problem.of(
                                422,
                                "/problems/consent-refused",
                                "Consent refused",
                                field + " " + rule + ".")
                        .details(List.of(new FieldError(field, rule))));
    }
}
