package dev.duly.http;

import dev.duly.core.contact.Contact;
import dev.duly.core.department.DailyCap;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.text.Language;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what a department is to be.
final class DepartmentBody {
    private static final String SENDER = "sender";
    private static final String NUMBER = "number";
    private static final String SERVICE = "messagingServiceSid";
    private static final String DAILY_CAP = "dailyCap";
    private static final String GROUP = "group";
    private static final String SEGMENTS = "segments";

    private static final JsonBody.Members MEMBERS =
            new JsonBody.Members(
                    Map.of(
                            "id",
                            JsonBody.Type.STRING,
                            "version",
                            JsonBody.Type.WHOLE_NUMBER,
                            "name",
                            JsonBody.Type.STRING,
                            "language",
                            JsonBody.Type.STRING,
                            "timeZone",
                            JsonBody.Type.STRING,
                            "helpPhone",
                            JsonBody.Type.STRING,
                            SENDER,
                            JsonBody.Type.OBJECT,
                            "policy",
                            JsonBody.Type.OBJECT),
                    Map.of(
                            SENDER,
                            new JsonBody.Members(
                                    Map.of(
                                            NUMBER,
                                            JsonBody.Type.STRING,
                                            SERVICE,
                                            JsonBody.Type.STRING,
                                            "keywordAnswers",
                                            JsonBody.Type.STRING,
                                            "segmentsPerSecond",
                                            JsonBody.Type.WHOLE_NUMBER,
                                            DAILY_CAP,
                                            JsonBody.Type.OBJECT),
                                    Map.of(
                                            DAILY_CAP,
                                            JsonBody.Members.of(
                                                    Map.of(
                                                            GROUP,
                                                            JsonBody.Type.STRING,
                                                            SEGMENTS,
                                                            JsonBody.Type.WHOLE_NUMBER,
                                                            "timeZone",
                                                            JsonBody.Type.STRING))),
                                    Set.of(DAILY_CAP)),
                            "policy",
                            PolicyBody.MEMBERS),
                    Set.of("helpPhone"));

    /// What most local numbers may send.
    private static final int USUAL_SEGMENTS_PER_SECOND = 1;

    /// What is wanted.
    ///
    /// @param department its version says nothing
    /// @param expected the version that the caller read, if it says so
    record Wanted(Department department, Optional<Integer> expected) {}

    /// What stands for members that are left out.
    record Basis(
            Optional<String> name,
            String language,
            ZoneId timeZone,
            Optional<PhoneNumber> helpPhone,
            Optional<Sender> sender,
            DepartmentPolicy policy) {
        /// All stays as it is.
        static Basis of(Department before) {
            return new Basis(
                    Optional.of(before.name()),
                    before.language(),
                    before.timeZone(),
                    before.helpPhone(),
                    Optional.of(before.sender()),
                    before.policy());
        }

        /// As in a new department. A name has no usual value, and nobody moves to another sender
        /// without saying so: these stay.
        ///
        /// @param usual the agency's default department, from which a new one takes what all share
        static Basis ofNew(Optional<Department> before, Optional<Department> usual) {
            return new Basis(
                    before.map(Department::name),
                    usual.map(Department::language).orElse("en"),
                    usual.map(Department::timeZone).orElse(ZoneId.of("UTC")),
                    Optional.empty(),
                    before.or(() -> usual).map(Department::sender),
                    DepartmentPolicy.USUAL);
        }
    }

    private final NumberPlan numbers;

    DepartmentBody(NumberPlan numbers) {
        this.numbers = numbers;
    }

    /// @throws RequestProblem with everything that is wrong
    Wanted wanted(String json, DepartmentId id, Basis basis) {
        var errors = new FieldErrors();
        var body = JsonBody.read(json, MEMBERS, errors);
        if (body.optional("id", DepartmentId::new)
                .filter(stated -> !stated.equals(id))
                .isPresent()) {
            body.wrong("id", "must be the one in the path, " + id);
        }
        var name = body.optional("name", Contact::checkedName).or(basis::name);
        if (name.isEmpty() && !body.has("name")) {
            body.wrong("name", "is missing");
        }
        var language = body.optional("language", Language::of).map(Language::tag);
        var timeZone = body.optional("timeZone", Contact::checkedTimeZone);
        var helpPhone =
                body.isNull("helpPhone")
                        ? Optional.<PhoneNumber>empty()
                        : body.optional("helpPhone", this::number).or(basis::helpPhone);
        var sender = sender(body, basis.sender());
        var policy =
                body.object("policy")
                        .map(written -> PolicyBody.read(written, basis.policy(), this::number))
                        .orElse(Optional.of(basis.policy()));
        var expected = body.number("version");
        errors.throwIfAny();
        return new Wanted(
                new Department(
                        id,
                        1,
                        name.orElseThrow(),
                        language.orElse(basis.language()),
                        timeZone.orElse(basis.timeZone()),
                        helpPhone,
                        sender.orElseThrow(),
                        policy.orElseThrow()),
                expected);
    }

    private Optional<Sender> sender(JsonBody body, Optional<Sender> before) {
        if (!body.has(SENDER)) {
            if (before.isEmpty()) {
                body.wrong(SENDER, "is missing");
            }
            return before;
        }
        return body.object(SENDER).flatMap(written -> senderIn(written, before));
    }

    private Optional<Sender> senderIn(JsonBody body, Optional<Sender> before) {
        var address = address(body, before);
        var answers =
                body.optional("keywordAnswers", DepartmentBody::keywordAnswers)
                        .or(() -> before.map(Sender::keywordAnswers))
                        .orElse(KeywordAnswers.TWILIO_DEFAULT);
        var segments =
                body.number("segmentsPerSecond")
                        .or(() -> before.map(Sender::segmentsPerSecond))
                        .orElse(USUAL_SEGMENTS_PER_SECOND);
        var cap =
                body.isNull(DAILY_CAP)
                        ? Optional.<DailyCap>empty()
                        : body.object(DAILY_CAP)
                                .flatMap(DepartmentBody::dailyCap)
                                .or(() -> before.flatMap(Sender::dailyCap));
        try {
            return address.map(from -> new Sender(from, answers, segments, cap));
        } catch (IllegalArgumentException _) {
            body.wrong("segmentsPerSecond", "must be at least 1");
            return Optional.empty();
        }
    }

    /// Whole or not at all: who changes one part of a cap says the others too.
    private static Optional<DailyCap> dailyCap(JsonBody body) {
        var group = body.required(GROUP, written -> written);
        var segments = body.number(SEGMENTS);
        if (!body.has(SEGMENTS)) {
            body.wrong(SEGMENTS, "is missing");
        }
        var zone = body.required("timeZone", Contact::checkedTimeZone);
        if (group.isEmpty() || segments.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        if (segments.get() < 1) {
            body.wrong(SEGMENTS, "must be at least 1");
            return Optional.empty();
        }
        try {
            return Optional.of(new DailyCap(group.get(), segments.get(), zone.get()));
        } catch (IllegalArgumentException _) {
            body.wrong(GROUP, "must have 1 to 64 characters");
            return Optional.empty();
        }
    }

    private Optional<SenderAddress> address(JsonBody body, Optional<Sender> before) {
        if (body.has(NUMBER) && body.has(SERVICE)) {
            body.wrong(SERVICE, "must not stand beside number: a sender is one of them");
        }
        if (body.has(NUMBER)) {
            return body.optional(NUMBER, this::number).map(SenderAddress.OwnNumber::new);
        }
        if (body.has(SERVICE)) {
            return body.optional(SERVICE, SenderAddress.MessagingService::new)
                    .map(SenderAddress.class::cast);
        }
        if (before.isEmpty()) {
            body.wrong(NUMBER, "is missing, and so is messagingServiceSid");
        }
        return before.map(Sender::address);
    }

    private PhoneNumber number(String written) {
        return switch (numbers.read(written)) {
            case NumberReading.Understood(var number) -> number;
            case NumberReading.NotUnderstood(var why) -> throw new IllegalArgumentException(why);
        };
    }

    private static KeywordAnswers keywordAnswers(String word) {
        return Arrays.stream(KeywordAnswers.values())
                .filter(answers -> answers.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                Arrays.stream(KeywordAnswers.values())
                                        .map(answers -> answers.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ", "must be one of ", ""))));
    }
}
