package dev.duly.core.hours;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an officer reads about hours that are closed.
final class OpeningWords {
    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("HH:mm 'on' EEEE", Locale.ENGLISH);
    private static final DateTimeFormatter LATER =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /// More zones than this are counted and not named.
    private static final int NAMED = 5;

    private OpeningWords() {}

    static String closed(
            Instant now,
            RuleInZone by,
            Instant opens,
            Optional<Instant> until,
            Collection<ZoneId> zones) {
        var zone = by.zone();
        var there = now.atZone(zone);
        return "It is %s in %s. %s %s (%s). %s from %s%s%s."
                .formatted(
                        NOW.format(there),
                        zone,
                        by.rule().name(),
                        by.rule().words(there.toLocalDate()),
                        by.rule().source(),
                        zones.size() == 1
                                ? "The text can go"
                                : (zones.size() == 2 ? "Both" : "All " + zones.size())
                                        + " possible zones are inside their hours",
                        LATER.format(opens.atZone(zone)),
                        until.map(end -> ending(opens, end, zone)).orElse(""),
                        zones.size() == 1 ? "" : ", by the clock of " + zone);
    }

    static String never(Collection<SendingHours> rules, Collection<ZoneId> zones) {
        var listed =
                rules.stream()
                        .map(rule -> lowerFirst(rule.name()) + " (" + rule.hours().words() + ")")
                        .collect(joining("; "));
        return "Within %d days there is no moment inside all of these hours in %s: %s. %s"
                .formatted(
                        Openings.LOOK_AHEAD.toDays(),
                        named(zones),
                        listed,
                        zones.size() == 1
                                ? "They contradict each other: one of them has to change."
                                : "Confirm the person's own time zone, or change the hours.");
    }

    /// Zones as they stand in a sentence; many are only counted.
    static String named(Collection<ZoneId> zones) {
        if (zones.size() > NAMED) {
            return zones.size() + " time zones";
        }
        var ids = zones.stream().map(ZoneId::getId).sorted().toList();
        return ids.size() == 1
                ? ids.getFirst()
                : String.join(", ", ids.subList(0, ids.size() - 1)) + " and " + ids.getLast();
    }

    private static String ending(Instant opens, Instant end, ZoneId zone) {
        var length = Duration.between(opens, end);
        var sameDay = opens.atZone(zone).toLocalDate().equals(end.atZone(zone).toLocalDate());
        return " to %s%s"
                .formatted(
                        (sameDay ? CLOCK : LATER).format(end.atZone(zone)),
                        length.compareTo(Duration.ofHours(3)) < 0
                                ? " (only " + length.toMinutes() + " minutes)"
                                : "");
    }

    private static String lowerFirst(String name) {
        return List.of("The ", "An ", "A ").stream().anyMatch(name::startsWith)
                ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
                : name;
    }
}
