package dev.duly.core.hours;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/// One rule of when texts may arrive, on the wall clock of who gets them: a law's or a department's
/// own. On a day on which it is not in force it closes nothing.
///
/// @param id lower case with underscores, such as `hours_fl`; with the version it names the rule
///   for ever
/// @param version grows by one whenever anything of the rule changes
/// @param name as it stands at the beginning of a sentence, such as `Florida's hours`
/// @param source the law, with its section, or who decided it
/// @param from the first day in force
/// @param lastDay the last day in force; empty while it goes on
public record SendingHours(
        String id,
        int version,
        String name,
        String source,
        WeeklyHours hours,
        Holidays closedOn,
        LocalDate from,
        Optional<LocalDate> lastDay) {
    public SendingHours {
        if (id.isBlank() || name.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("sending hours: must have an id, a name, a source");
        }
        if (version < 1) {
            throw new IllegalArgumentException("sending hours: versions begin with 1");
        }
        if (lastDay.filter(last -> last.isBefore(from)).isPresent()) {
            throw new IllegalArgumentException(
                    "sending hours: the last day in force must not be before the first");
        }
    }

    /// A department's own hours, in force on every day.
    ///
    /// @param name the department's, as its staff read it
    public static SendingHours ofDepartment(
            String name, int version, WeeklyHours hours, Holidays closedOn) {
        return new SendingHours(
                "hours_department",
                version,
                "The hours of " + name,
                "the department's own setting",
                hours,
                closedOn,
                LocalDate.MIN,
                Optional.empty());
    }

    /// The rule in one line for records, such as `hours_fl, version 1 (Fla. Stat. 501.059)`.
    public String rule() {
        return id + ", version " + version + " (" + source + ")";
    }

    public boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && lastDay.filter(day::isAfter).isEmpty();
    }

    boolean isOpen(LocalDateTime wallClock) {
        var day = wallClock.toLocalDate();
        if (!isInForce(day)) {
            return true;
        }
        return hours.holds(wallClock) && closedOn.on(day).isEmpty();
    }

    /// Whether it says no more than that every moment is open.
    boolean neverCloses() {
        return hours.isAlways() && closedOn.equals(Holidays.none());
    }

    /// The first moment after `wallClock` at which the answer of [#isOpen] may be another.
    LocalDateTime nextEdge(LocalDateTime wallClock) {
        var time = wallClock.toLocalTime();
        var day = wallClock.toLocalDate();
        for (var span : hours.on(day.getDayOfWeek())) {
            if (time.isBefore(span.start())) {
                return day.atTime(span.start());
            }
            if (span.isBeforeEnd(time) && !span.endsWithTheDay()) {
                return day.atTime(span.end());
            }
        }
        return day.plusDays(1).atTime(LocalTime.MIDNIGHT);
    }

    /// What the rule says of `day`, in words that fit after its name.
    String words(LocalDate day) {
        return closedOn.on(day)
                .map(holiday -> "are closed on " + holiday)
                .orElseGet(() -> "are " + hours.words());
    }
}
