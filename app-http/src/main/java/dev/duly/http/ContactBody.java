package dev.duly.http;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.place.UsState;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.Set;

/// Reads what the case system says of a contact.
final class ContactBody {
    private static final Map<String, JsonBody.Type> MEMBERS =
            Map.of(
                    "version", JsonBody.Type.WHOLE_NUMBER,
                    "departmentId", JsonBody.Type.STRING,
                    "caseId", JsonBody.Type.STRING,
                    "name", JsonBody.Type.STRING,
                    "phone", JsonBody.Type.STRING,
                    "language", JsonBody.Type.STRING,
                    "timeZone", JsonBody.Type.STRING,
                    "region", JsonBody.Type.STRING);

    private final NumberPlan numbers;
    private final int longestBytes;

    ContactBody(NumberPlan numbers, int longestBytes) {
        this.numbers = numbers;
        this.longestBytes = longestBytes;
    }

    /// @throws RequestProblem with everything that is wrong
    Contact contact(ServerRequest request) {
        var errors = new FieldErrors();
        QueryParameters.read(request, Set.of(), errors);
        var id = errors.read("id", PathIds.last(request), ContactId::new);
        var body = JsonBody.read(RequestBody.json(request, longestBytes), MEMBERS, errors);
        var version = body.required("version", Contact::checkedVersion);
        var department = body.required("departmentId", DepartmentId::new);
        var caseId = body.optional("caseId", CaseId::new);
        var name = body.required("name", Contact::checkedName);
        var phone = body.required("phone", this::number);
        var language = body.optional("language", Contact::checkedLanguage);
        var timeZone = body.optional("timeZone", Contact::checkedTimeZone);
        var region = body.optional("region", UsState::coded);
        errors.throwIfAny();
        return new Contact(
                id.orElseThrow(),
                version.orElseThrow(),
                department.orElseThrow(),
                caseId,
                name.orElseThrow(),
                phone.orElseThrow(),
                language,
                timeZone,
                region);
    }

    private PhoneNumber number(String written) {
        return switch (numbers.read(written)) {
            case NumberReading.Understood(var number) -> number;
            case NumberReading.NotUnderstood(var why) -> throw new IllegalArgumentException(why);
        };
    }
}
