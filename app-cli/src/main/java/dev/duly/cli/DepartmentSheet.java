package dev.duly.cli;

import dev.duly.core.department.ContentChoice;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.Sender;
import dev.duly.core.hours.Holidays;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A department and its policy in words, for a terminal.
final class DepartmentSheet {
    static final String NO_QUIET_HOURS = "no quiet hours";

    private DepartmentSheet() {}

    static void print(PrintStream out, Department department) {
        var table = new Table();
        table.row("Department", department.id() + ", version " + department.version());
        table.row("Name", Plain.line(department.name()));
        table.row("Language", department.language());
        table.row("Time zone", department.timeZone().getId());
        table.row("Help phone", department.helpPhone().map(PhoneNumber::e164).orElse("none"));
        table.row("Sender", sender(department.sender()));
        table.row("Daily cap", dailyCap(department.sender()));
        addPolicy(table, department.policy());
        table.print(out);
    }

    private static void addPolicy(Table table, DepartmentPolicy policy) {
        table.row(
                "Hours",
                policy.hours()
                        .map(hours -> hours.words() + ", by the client's clock")
                        .orElse(NO_QUIET_HOURS + ": texts go at any time"));
        table.row("State laws", policy.stateLaws() ? "kept: their hours hold too" : "not kept");
        table.row("Holidays", holidays(policy.holidays()));
        table.row(
                "Outside hours",
                policy.expireOutsideHours().isEmpty()
                        ? "a text waits until the hours open"
                        : "a text waits; for %s it is not sent later"
                                .formatted(purposes(policy.expireOutsideHours())));
        table.row(
                "Opt-in",
                policy.optInRequired().isEmpty()
                        ? "not required: whoever did not opt out is texted"
                        : "a recorded consent is required for " + purposes(policy.optInRequired()));
        addLimits(table, policy);
        addWords(table, policy);
    }

    private static void addLimits(Table table, DepartmentPolicy policy) {
        table.row(
                "Cap",
                policy.mostPerDay()
                        .map(most -> "at most " + most + " texts to a person within 24 hours")
                        .orElse("none"));
        table.row(
                "Spacing",
                policy.spacing().isZero()
                        ? "none"
                        : "at least %s between two texts to a person"
                                .formatted(words(policy.spacing())));
        table.row(
                "Pilot",
                policy.pilot().map(DepartmentSheet::pilot).orElse("no: anybody is texted"));
    }

    private static void addWords(Table table, DepartmentPolicy policy) {
        table.row("Length", "at most " + policy.mostSegments() + " segments");
        table.row(
                "Names agency",
                policy.namesAgency()
                        ? "yes: an automated text that does not say who writes begins with the name"
                        : "no");
        table.row(
                "Says how to stop",
                policy.saysHowToStop() ? "yes: at the end of the first text to a person" : "no");
        table.row("Content", content(policy.content()));
    }

    private static String sender(Sender sender) {
        var answers =
                switch (sender.keywordAnswers()) {
                    case TWILIO_DEFAULT -> "Twilio answers STOP, START and HELP";
                    case ADVANCED -> "Twilio's Advanced Opt-Out answers STOP, START and HELP";
                    case TOLL_FREE -> "the toll-free network answers STOP and START, Duly HELP";
                    case OURS -> "Duly answers STOP, START and HELP";
                };
        var segments = sender.segmentsPerSecond();
        return "%s, %d %s a second; %s"
                .formatted(
                        sender.address().value(),
                        segments,
                        segments == 1 ? "segment" : "segments",
                        answers);
    }

    private static String dailyCap(Sender sender) {
        return sender.dailyCap()
                .map(cap ->
                        "at most %d segments a day for all senders of %s, from midnight in %s"
                                .formatted(
                                        cap.segments(),
                                        Plain.line(cap.group()),
                                        cap.zone().getId()))
                .orElse("none");
    }

    private static String holidays(Holidays holidays) {
        var all = new ArrayList<String>();
        if (holidays.federal()) {
            all.add("the federal ones");
        }
        new TreeMap<>(holidays.own())
                .forEach((date, name) -> all.add(date + " " + Plain.line(name)));
        return all.isEmpty() ? "none" : String.join(", ", all) + ": no text goes";
    }

    private static String pilot(Set<PhoneNumber> numbers) {
        return numbers.isEmpty()
                ? "yes: nobody is texted"
                : numbers.stream()
                        .map(PhoneNumber::e164)
                        .sorted()
                        .collect(Collectors.joining(", ", "yes: nobody is texted but ", ""));
    }

    private static String content(ContentChoice content) {
        if (content.equals(ContentChoice.STANDARD)) {
            return "the standard rules";
        }
        var changes = new ArrayList<String>();
        new TreeMap<>(content.effects())
                .forEach((rule, effect) -> changes.add(rule + ": " + effect.word()));
        content.off().stream().sorted().forEach(rule -> changes.add("without " + rule));
        content.own()
                .forEach(rule -> changes.add("with " + rule.id() + ": " + rule.effect().word()));
        return "the standard rules, but " + String.join(", ", changes);
    }

    private static String purposes(Set<Purpose> purposes) {
        return purposes.stream().sorted().map(Purpose::word).collect(Collectors.joining(", "));
    }

    /// Such as `1 h 30 min`.
    private static String words(Duration span) {
        var parts = new ArrayList<String>();
        if (span.toHours() > 0) {
            parts.add(span.toHours() + " h");
        }
        if (span.toMinutesPart() > 0) {
            parts.add(span.toMinutesPart() + " min");
        }
        if (span.toSecondsPart() > 0) {
            parts.add(span.toSecondsPart() + " s");
        }
        return String.join(" ", parts);
    }
}
