package dev.duly.http;

import dev.duly.core.access.Principal;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.client.CaseId;
import dev.duly.core.message.Draft;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.text.MessageText;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what a caller wants to send.
final class SendBody {
    private static final Set<String> MEMBERS =
            Set.of("caseId", "to", "body", "departmentId", "purpose");
    private static final DepartmentId USUAL_DEPARTMENT = new DepartmentId("default");

    /// Answers to a keyword are Duly's alone: they pass gates that a person's text must not.
    private static final List<Purpose> PURPOSES =
            Arrays.stream(Purpose.values()).filter(purpose -> purpose != Purpose.CONSENT).toList();

    private final NumberPlan numbers;
    private final int longestBytes;

    SendBody(NumberPlan numbers, int longestBytes) {
        this.numbers = numbers;
        this.longestBytes = longestBytes;
    }

    /// @throws RequestProblem with everything that is wrong
    Draft draft(ServerRequest request, Principal caller) {
        var errors = new FieldErrors();
        QueryParameters.read(request, Set.of(), errors);
        var body = JsonBody.read(RequestBody.json(request, longestBytes), MEMBERS, errors);
        var key = KeyHeader.read(request, caller, errors);
        var caseId = body.required("caseId", CaseId::new);
        var to = body.required("to", this::number);
        var text = body.required("body", MessageText::of);
        var department = body.optional("departmentId", DepartmentId::new);
        var purpose = body.optional("purpose", SendBody::purpose);
        errors.throwIfAny();
        return Draft.of(
                        caller.actor(),
                        to.orElseThrow(),
                        text.orElseThrow(),
                        department.orElse(USUAL_DEPARTMENT),
                        purpose.orElse(Purpose.MANUAL))
                .withKey(key)
                .inCase(caseId);
    }

    private PhoneNumber number(String written) {
        return switch (numbers.read(written)) {
            case NumberReading.Understood(var number) -> number;
            case NumberReading.NotUnderstood(var why) -> throw new IllegalArgumentException(why);
        };
    }

    private static Purpose purpose(String word) {
        return Purpose.of(word)
                .filter(PURPOSES::contains)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be one of "
                                        + PURPOSES.stream()
                                                .map(Purpose::word)
                                                .collect(Collectors.joining(", "))));
    }
}
