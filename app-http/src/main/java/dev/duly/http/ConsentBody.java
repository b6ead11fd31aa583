package dev.duly.http;

import dev.duly.core.client.ContactId;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.ChangeConsent;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what staff say of a number's consent.
final class ConsentBody {
    private static final DepartmentId USUAL_DEPARTMENT = new DepartmentId("default");

    private static final Map<String, JsonBody.Type> MEMBERS =
            Map.ofEntries(
                    Map.entry("phone", JsonBody.Type.STRING),
                    Map.entry("departmentId", JsonBody.Type.STRING),
                    Map.entry("kind", JsonBody.Type.STRING),
                    Map.entry("method", JsonBody.Type.STRING),
                    Map.entry("words", JsonBody.Type.STRING),
                    Map.entry("language", JsonBody.Type.STRING),
                    Map.entry("evidence", JsonBody.Type.STRING),
                    Map.entry("purposes", JsonBody.Type.STRINGS),
                    Map.entry("agencyWide", JsonBody.Type.FLAG),
                    Map.entry("contactId", JsonBody.Type.STRING),
                    Map.entry("corrects", JsonBody.Type.STRING),
                    Map.entry("happenedAt", JsonBody.Type.STRING));

    private final NumberPlan numbers;
    private final int longestBytes;

    ConsentBody(NumberPlan numbers, int longestBytes) {
        this.numbers = numbers;
        this.longestBytes = longestBytes;
    }

    /// @throws RequestProblem with everything that is wrong
    ChangeConsent.Entry entry(ServerRequest request) {
        var errors = new FieldErrors();
        QueryParameters.read(request, Set.of(), errors);
        var body = JsonBody.read(RequestBody.json(request, longestBytes), MEMBERS, errors);
        var phone = body.required("phone", this::number);
        var department = body.optional("departmentId", DepartmentId::new);
        var kind = body.required("kind", Kind::of);
        var reach = reach(body);
        var method = body.required("method", ConsentBody::method);
        var words = body.optional("words", Proof::checkedWords);
        var language = body.optional("language", Contact::checkedLanguage);
        var evidence = body.optional("evidence", Proof::checkedReference);
        var corrects = body.optional("corrects", source -> source);
        var happenedAt = body.optional("happenedAt", SendBody::time);
        errors.throwIfAny();
        return new ChangeConsent.Entry(
                phone.orElseThrow(),
                department.orElse(USUAL_DEPARTMENT),
                kind.orElseThrow(),
                reach,
                new Proof(
                        method.orElseThrow(),
                        words.orElse(""),
                        language,
                        evidence,
                        Optional.empty()),
                corrects,
                happenedAt);
    }

    /// The number as it stands in a query, where a `+` that nobody encoded is read as a space.
    PhoneNumber inQuery(String written) {
        return number(written.startsWith(" ") ? "+" + written.strip() : written);
    }

    private PhoneNumber number(String written) {
        return switch (numbers.read(written)) {
            case NumberReading.Understood(var number) -> number;
            case NumberReading.NotUnderstood(var why) -> throw new IllegalArgumentException(why);
        };
    }

    private static Reach reach(JsonBody body) {
        var purposes = body.list("purposes", SendBody::purpose).orElseGet(List::of);
        var contact = body.optional("contactId", ContactId::new);
        return new Reach(body.flag("agencyWide").orElse(false), Set.copyOf(purposes), contact);
    }

    private static Method method(String word) {
        return Method.of(word)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be one of "
                                        + Arrays.stream(Method.values())
                                                .filter(Method::isStaffs)
                                                .map(Method::word)
                                                .collect(Collectors.joining(", "))));
    }
}
