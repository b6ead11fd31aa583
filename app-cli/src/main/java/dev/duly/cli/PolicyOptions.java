package dev.duly.cli;

import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.hours.Holidays;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// What is to change in a department's policy; what is left out stays.
final class PolicyOptions {
    private static final String NONE = "none";

    @Option(
            names = "--hours",
            paramLabel = "HOURS",
            description =
                    "When texts may go, by the client's clock, such as \"mon-fri 08:00-20:00; sat"
                            + " 10:00-14:00\".")
    private Optional<String> hours = Optional.empty();

    @Option(
            names = "--no-hours",
            description = "Texts go at any time, where no law says otherwise.")
    private boolean noHours;

    @Option(
            names = "--holidays",
            paramLabel = "federal|none",
            description = "Days on which none goes; days of the department's own stay.")
    private Optional<String> holidays = Optional.empty();

    @Option(
            names = "--closed",
            paramLabel = "DATES",
            description =
                    "Days of the department's own on which none goes, such as"
                            + " \"2026-12-24=Christmas Eve\"; between commas, or none.")
    private Optional<String> closed = Optional.empty();

    @Option(
            names = "--cap",
            paramLabel = "NUMBER",
            description = "Texts to one person within 24 hours, or none.")
    private Optional<String> cap = Optional.empty();

    @Option(
            names = "--spacing",
            paramLabel = "TIME",
            description = "Between two texts to one person, such as 30m; 0s for none.")
    private Optional<String> spacing = Optional.empty();

    @Option(
            names = "--pilot",
            paramLabel = "NUMBERS",
            description = "The numbers that are texted at all, between commas.")
    private Optional<String> pilot = Optional.empty();

    @Option(names = "--no-pilot", description = "Ends pilot mode: anybody is texted.")
    private boolean noPilot;

    @Option(
            names = "--segments",
            paramLabel = "NUMBER",
            description = "How many segments a text may have.")
    private Optional<Integer> segments = Optional.empty();

    @Option(
            names = "--opt-in",
            paramLabel = "PURPOSES",
            description = "Of these a text takes a recorded consent; between commas, or none.")
    private Optional<String> optIn = Optional.empty();

    @Option(
            names = "--expire",
            paramLabel = "PURPOSES",
            description =
                    "Of these a text that misses its hours is not sent later; between commas, or"
                            + " none.")
    private Optional<String> expire = Optional.empty();

    @Option(
            names = "--state-laws",
            paramLabel = "on|off",
            description = "Whether the hours that states set for texts are kept.")
    private Optional<String> stateLaws = Optional.empty();

    @Option(
            names = "--names-agency",
            paramLabel = "on|off",
            description = "Whether an automated text that names nobody begins with the name.")
    private Optional<String> namesAgency = Optional.empty();

    @Option(
            names = "--says-how-to-stop",
            paramLabel = "on|off",
            description = "Whether the first text to a person ends with how to stop texts.")
    private Optional<String> saysHowToStop = Optional.empty();

    /// @throws CommandFailure with the option that is wrong
    DepartmentPolicy on(DepartmentPolicy before, NumberPlan numbers) {
        refuseBoth(hours.isPresent() && noHours, "--hours", "--no-hours");
        refuseBoth(pilot.isPresent() && noPilot, "--pilot", "--no-pilot");
        var nextHours =
                hours.map(PolicyOptions::hours)
                        .or(() -> noHours ? Optional.empty() : before.hours());
        var nextPilot =
                pilot.map(written -> numbers(written, numbers))
                        .or(() -> noPilot ? Optional.empty() : before.pilot());
        return Given.as(
                "The policy:",
                () ->
                        new DepartmentPolicy(
                                nextHours,
                                holidays(before.holidays()),
                                purposes("--expire", expire, before.expireOutsideHours()),
                                purposes("--opt-in", optIn, before.optInRequired()),
                                cap(before.mostPerDay()),
                                spacing.map(PolicyOptions::span).orElse(before.spacing()),
                                nextPilot,
                                segments.orElse(before.mostSegments()),
                                flag("--names-agency", namesAgency, before.namesAgency()),
                                flag("--says-how-to-stop", saysHowToStop, before.saysHowToStop()),
                                flag("--state-laws", stateLaws, before.stateLaws()),
                                before.content()));
    }

    private static WeeklyHours hours(String written) {
        try {
            return WeeklyHours.of(written);
        } catch (IllegalArgumentException e) {
            throw Given.wrong(
                    "--hours", String.valueOf(e.getMessage()).replaceFirst("^hours: ", ""));
        }
    }

    private Holidays holidays(Holidays before) {
        var federal =
                holidays.map(word ->
                                switch (word) {
                                    case "federal" -> true;
                                    case NONE -> false;
                                    default ->
                                            throw Given.wrong(
                                                    "--holidays", "must be federal or none");
                                })
                        .orElse(before.federal());
        return new Holidays(federal, closed.map(PolicyOptions::dates).orElse(before.own()));
    }

    private static Map<LocalDate, String> dates(String written) {
        if (written.equals(NONE)) {
            return Map.of();
        }
        return parts(written)
                .map(part -> part.split("=", 2))
                .collect(
                        Collectors.toMap(
                                part -> date(part[0].strip()),
                                part -> part.length < 2 ? "closed" : part[1].strip(),
                                (_, later) -> later));
    }

    private static LocalDate date(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException _) {
            throw Given.wrong(
                    "--closed",
                    "must be dates, such as 2026-12-24 or \"2026-12-24=Christmas Eve\", between commas");
        }
    }

    private Optional<Integer> cap(Optional<Integer> before) {
        if (cap.isEmpty()) {
            return before;
        }
        var written = cap.get();
        if (written.equals(NONE)) {
            return Optional.empty();
        }
        if (!written.matches("[1-9][0-9]{0,3}")
                || Integer.parseInt(written) > DepartmentPolicy.MOST_PER_DAY) {
            throw Given.wrong(
                    "--cap", "must be from 1 to " + DepartmentPolicy.MOST_PER_DAY + ", or none");
        }
        return Optional.of(Integer.valueOf(written));
    }

    private static Duration span(String written) {
        return Span.of(written)
                .orElseThrow(() ->
                        Given.wrong("--spacing", "must be a length of time, such as 30m or PT30M"));
    }

    private static Set<PhoneNumber> numbers(String written, NumberPlan numbers) {
        return parts(written)
                .map(number -> Given.number(numbers, "--pilot", number))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Purpose> purposes(
            String option, Optional<String> written, Set<Purpose> before) {
        if (written.isEmpty()) {
            return before;
        }
        if (written.get().equals(NONE)) {
            return Set.of();
        }
        return parts(written.get())
                .map(word -> purpose(option, word))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Purpose purpose(String option, String word) {
        return Purpose.of(word)
                .filter(known -> known != Purpose.CONSENT)
                .orElseThrow(() ->
                        Given.wrong(
                                option,
                                "must be words that duly send --help lists, between commas"));
    }

    private static boolean flag(String option, Optional<String> written, boolean before) {
        return written.map(word ->
                        switch (word) {
                            case "on" -> true;
                            case "off" -> false;
                            default -> throw Given.wrong(option, "must be on or off");
                        })
                .orElse(before);
    }

    private static Stream<String> parts(String written) {
        return Arrays.stream(written.split(",", -1)).map(String::strip);
    }

    private static void refuseBoth(boolean both, String one, String other) {
        if (both) {
            throw Given.wrong(other, "contradicts " + one);
        }
    }
}
