package dev.duly.http;

import dev.duly.core.access.Principal;
import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Terms;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.sending.MessageRequest;
import dev.duly.core.sending.MessageRequest.Words;
import dev.duly.core.template.TemplateName;
import dev.duly.core.text.Language;
import dev.duly.core.text.MessageText;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what a caller wants to send.
final class SendBody {
    private static final JsonBody.Members MEMBERS =
            new JsonBody.Members(
                    Map.ofEntries(
                            Map.entry("caseId", JsonBody.Type.STRING),
                            Map.entry("contactId", JsonBody.Type.STRING),
                            Map.entry("to", JsonBody.Type.STRING),
                            Map.entry("body", JsonBody.Type.STRING),
                            Map.entry("template", JsonBody.Type.STRING),
                            Map.entry("values", JsonBody.Type.TEXTS),
                            Map.entry("departmentId", JsonBody.Type.STRING),
                            Map.entry("purpose", JsonBody.Type.STRING),
                            Map.entry("language", JsonBody.Type.STRING),
                            Map.entry("scheduledAt", JsonBody.Type.STRING),
                            Map.entry("expiresAt", JsonBody.Type.STRING),
                            Map.entry("override", JsonBody.Type.OBJECT)),
                    Map.of("override", JsonBody.Members.strings(Set.of("reason"))));

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
    MessageRequest request(ServerRequest request, Principal caller) {
        var errors = new FieldErrors();
        QueryParameters.read(request, Set.of(), errors);
        var body = JsonBody.read(RequestBody.json(request, longestBytes), MEMBERS, errors);
        var key = KeyHeader.read(request, caller, errors);
        var caseId = body.required("caseId", CaseId::new);
        var contactId = body.optional("contactId", ContactId::new);
        var to =
                body.has("contactId")
                        ? body.optional("to", this::number)
                        : body.required("to", this::number);
        var words = words(body);
        var department = body.optional("departmentId", DepartmentId::new);
        var purpose = body.optional("purpose", SendBody::purpose);
        var language = body.optional("language", Language::of);
        var terms = terms(body);
        errors.throwIfAny();
        return new MessageRequest(
                key,
                caller.actor(),
                caseId,
                contactId,
                to,
                words.orElseThrow(),
                department,
                purpose.orElse(Purpose.MANUAL),
                language,
                terms.orElseThrow());
    }

    private static Optional<Words> words(JsonBody body) {
        if (!body.has("template")) {
            if (body.has("values")) {
                body.wrong("values", "is of use with a template alone");
            }
            return body.required("body", MessageText::of).map(Words.Own::new);
        }
        if (body.has("body")) {
            body.wrong("body", "must not stand beside a template, which has words of its own");
        }
        var values = body.texts("values").orElseGet(Map::of);
        return body.required("template", TemplateName::new)
                .map(name -> new Words.FromTemplate(name, values));
    }

    private static Optional<Terms> terms(JsonBody body) {
        var scheduledAt = body.optional("scheduledAt", SendBody::time);
        var expiresAt = body.optional("expiresAt", SendBody::time);
        var override =
                body.object("override")
                        .flatMap(object -> object.required("reason", Terms.Overriding::new));
        try {
            return Optional.of(new Terms(scheduledAt, expiresAt, override));
        } catch (IllegalArgumentException e) {
            body.wrong("expiresAt", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    static Instant time(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "must be a time with its offset, such as 2026-11-24T17:00:00Z", e);
        }
    }

    private PhoneNumber number(String written) {
        return switch (numbers.read(written)) {
            case NumberReading.Understood(var number) -> number;
            case NumberReading.NotUnderstood(var why) -> throw new IllegalArgumentException(why);
        };
    }

    /// @throws IllegalArgumentException that lists those that may be asked for
    static Purpose purpose(String word) {
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
