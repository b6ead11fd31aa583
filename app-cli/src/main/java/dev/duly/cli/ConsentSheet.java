package dev.duly.cli;

import dev.duly.core.client.ContactId;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a number has agreed to, for a terminal.
final class ConsentSheet {
    private static final String NONE = "-";

    private ConsentSheet() {}

    /// @param department for whose texts it was asked
    static void state(
            PrintStream out,
            PhoneNumber phone,
            Optional<DepartmentId> department,
            Consent consent) {
        var table = new Table();
        table.row("Number", phone.e164());
        table.row("For", department.map(id -> "texts of " + id).orElse("every department"));
        table.row("State", consent.state().word());
        consent.since().ifPresent(since -> table.row("Since", Plain.time(since)));
        consent.decisive()
                .ifPresent(line -> {
                    table.row("By", line.method().word() + ", department " + line.departmentId());
                    if (!line.words().isEmpty()) {
                        table.row("Words", Plain.words(line.words()));
                    }
                });
        table.print(out);
    }

    static void lines(PrintStream out, List<ConsentChange> history) {
        if (history.isEmpty()) {
            out.println("Nothing is written down of this number.");
            return;
        }
        var table =
                new Table(
                        "When",
                        "Kind",
                        "Method",
                        "Department",
                        "About",
                        "By",
                        "Source",
                        "Evidence",
                        "Words");
        for (var line : history) {
            table.row(
                    Plain.time(line.effectiveAt()),
                    line.kind().word(),
                    line.method().word(),
                    line.departmentId().value(),
                    about(line),
                    line.by().id(),
                    line.source(),
                    line.proof().reference().map(Plain::line).orElse(NONE),
                    line.words().isEmpty() ? NONE : Plain.line(line.words()));
        }
        table.print(out);
    }

    private static String about(ConsentChange line) {
        var reach = line.reach();
        var parts =
                Stream.of(
                                Optional.of("all departments").filter(_ -> reach.agencyWide()),
                                Optional.of(reach.purposes())
                                        .filter(purposes -> !purposes.isEmpty())
                                        .map(purposes ->
                                                purposes.stream()
                                                        .map(Purpose::word)
                                                        .sorted()
                                                        .collect(Collectors.joining(","))),
                                reach.client().map(ContactId::value).map(id -> "contact " + id),
                                line.corrects().map(source -> "line " + source))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "all texts" : parts;
    }
}
