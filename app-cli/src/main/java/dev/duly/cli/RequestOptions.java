package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.Terms;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.sending.MessageRequest;
import dev.duly.core.sending.MessageRequest.Words;
import dev.duly.core.template.TemplateName;
import dev.duly.core.text.Language;
import dev.duly.core.text.MessageText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// What a text is to say, to whom and when: the same for sending it and for asking what would
/// become of it.
final class RequestOptions {
    @Option(
            names = "--case",
            required = true,
            paramLabel = "ID",
            description = "The case that the text is about: 3 to 64 characters.")
    private String caseId = "";

    @Option(
            names = "--to",
            paramLabel = "NUMBER",
            description = "The person's number, such as +17025550142; or --contact.")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--contact",
            paramLabel = "ID",
            description = "Who it is about, by the case system's id; without --to at their number.")
    private Optional<String> contact = Optional.empty();

    @Option(
            names = "--body",
            paramLabel = "TEXT",
            description =
                    "The words, at most 1,600 characters; - reads them from standard input; or"
                            + " --template.")
    private Optional<String> body = Optional.empty();

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "The template that makes the words.")
    private Optional<String> template = Optional.empty();

    @Option(
            names = "--value",
            paramLabel = "GAP=VALUE",
            description = "What stands in a gap of the template; for more gaps, repeat it.")
    private Map<String, String> values = new TreeMap<>();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Of the template; without it the contact's, else the department's.")
    private Optional<String> language = Optional.empty();

    @Option(
            names = "--department",
            paramLabel = "ID",
            description = "Whose name it is sent in; without it the contact's, else default.")
    private Optional<String> department = Optional.empty();

    @Option(
            names = "--purpose",
            defaultValue = "manual",
            paramLabel = "WORD",
            description =
                    "Why it is sent: manual, reply, check_in, court, payment, notice, bulk or smoke"
                            + " (default: ${DEFAULT-VALUE}).")
    private String purpose = "manual";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Not before this time, such as 2026-11-24T09:00:00-08:00.")
    private Optional<String> scheduledAt = Optional.empty();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "From this time on it is worth nothing, and is not sent.")
    private Optional<String> expiresAt = Optional.empty();

    @Option(
            names = "--override",
            paramLabel = "REASON",
            description = "Why it goes in quiet hours or above the cap; kept on the record.")
    private Optional<String> override = Optional.empty();

    /// What can be told before anything is opened.
    ///
    /// @throws CommandFailure with the option that is wrong
    void check() {
        if (to.isEmpty() && contact.isEmpty()) {
            throw Given.wrong("--to", "is missing, and so is --contact");
        }
        if (body.isPresent() == template.isPresent()) {
            throw Given.wrong("--body", "or --template has to be there, and not both");
        }
        var _ = purpose();
        var _ = terms();
    }

    /// To be called after [#check].
    ///
    /// @throws CommandFailure with the option that is wrong, or when the token does not have a
    ///   scope
    MessageRequest request(Surroundings surroundings, Desk desk, Optional<String> key) {
        var author = desk.actor(Scope.SEND);
        if (override.isPresent()) {
            desk.actor(Scope.POLICY);
        }
        return new MessageRequest(
                key.map(written ->
                        Given.as(
                                "--key",
                                () -> new IdempotencyKey(desk.principal().application(), written))),
                author,
                Optional.of(Given.as("--case", caseId, CaseId::new)),
                contact.map(id -> Given.as("--contact", id, ContactId::new)),
                to.map(number -> Given.number(desk.numbers(), "--to", number)),
                words(surroundings),
                department.map(id -> Given.as("--department", id, DepartmentId::new)),
                purpose(),
                language.map(tag -> Given.as("--language", tag, Language::of)),
                terms());
    }

    private Words words(Surroundings surroundings) {
        return template.<Words>map(name ->
                        new Words.FromTemplate(
                                Given.as("--template", name, TemplateName::new), values))
                .orElseGet(() ->
                        new Words.Own(
                                Given.as(
                                        "--body",
                                        Given.body(body.orElseThrow(), surroundings.in()),
                                        MessageText::of)));
    }

    private Purpose purpose() {
        return Purpose.of(purpose)
                .filter(known -> known != Purpose.CONSENT)
                .orElseThrow(
                        () -> Given.wrong("--purpose", "must be one of those that --help lists"));
    }

    private Terms terms() {
        return Given.as(
                "--expires",
                () ->
                        new Terms(
                                scheduledAt.map(time -> time("--at", time)),
                                expiresAt.map(time -> time("--expires", time)),
                                override.map(reason ->
                                        Given.as("--override", reason, Terms.Overriding::new))));
    }

    static Instant time(String option, String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException _) {
            throw Given.wrong(
                    option, "must be a time with its offset, such as 2026-11-24T09:00:00-08:00");
        }
    }
}
