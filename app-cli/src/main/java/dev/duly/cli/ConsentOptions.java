package dev.duly.cli;

import dev.duly.core.client.ContactId;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.purpose.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// What staff say when they write down a change of consent.
final class ConsentOptions {
    @Option(
            names = "--method",
            required = true,
            paramLabel = "WORD",
            description =
                    "How it was said: paper, verbal, web, portal, phone_call, email, carrier, import or court_order.")
    private String method = "";

    @Option(
            names = "--evidence",
            paramLabel = "WHERE",
            description = "Where the evidence lies; an opt-in after an opt-out needs it.")
    private Optional<String> evidence = Optional.empty();

    @Option(
            names = "--words",
            paramLabel = "WORDS",
            description = "Exactly what the client said, or was shown and agreed to.")
    private Optional<String> words = Optional.empty();

    @Option(names = "--language", paramLabel = "TAG", description = "Of the words, such as es.")
    private Optional<String> language = Optional.empty();

    @Option(
            names = "--purpose",
            split = ",",
            paramLabel = "WORD",
            description =
                    "About texts of these purposes alone: manual, reply, check_in, court, payment,"
                            + " notice, bulk or smoke.")
    private List<String> purposes = new ArrayList<>();

    @Option(
            names = "--department",
            defaultValue = "default",
            paramLabel = "ID",
            description = "About whose texts (default: ${DEFAULT-VALUE}).")
    private String department = "default";

    @Option(names = "--agency-wide", description = "About the texts of every department.")
    private boolean agencyWide;

    @Option(
            names = "--contact",
            paramLabel = "ID",
            description = "Who said it, where several share the number.")
    private Optional<String> contact = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it was said, such as 2026-11-20T09:00:00-08:00; without it, now.")
    private Optional<String> happenedAt = Optional.empty();

    /// Of a number that is not read yet, so that what is wrong here is said before anything is
    /// opened.
    ///
    /// @throws CommandFailure with the option that is wrong
    Function<PhoneNumber, ChangeConsent.Entry> entry(Kind kind, Optional<String> corrects) {
        var departmentId = Given.as("--department", department, DepartmentId::new);
        var reach =
                new Reach(
                        agencyWide,
                        purposes.stream()
                                .map(ConsentOptions::purpose)
                                .collect(Collectors.toUnmodifiableSet()),
                        contact.map(id -> Given.as("--contact", id, ContactId::new)));
        var proof =
                new Proof(
                        Method.of(method)
                                .orElseThrow(() ->
                                        Given.wrong(
                                                "--method",
                                                "must be one of those that --help lists")),
                        words.map(text -> Given.as("--words", text, Proof::checkedWords))
                                .orElse(""),
                        language.map(tag -> Given.as("--language", tag, Contact::checkedLanguage)),
                        evidence.map(text -> Given.as("--evidence", text, Proof::checkedReference)),
                        Optional.empty());
        Optional<Instant> time = happenedAt.map(written -> RequestOptions.time("--at", written));
        return phone ->
                new ChangeConsent.Entry(phone, departmentId, kind, reach, proof, corrects, time);
    }

    private static Purpose purpose(String word) {
        return Purpose.of(word)
                .filter(known -> known != Purpose.CONSENT)
                .orElseThrow(
                        () -> Given.wrong("--purpose", "must be one of those that --help lists"));
    }
}
