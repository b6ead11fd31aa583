package dev.duly.core.hours;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Hours on the wall clock that come again each week: for each day none, one or several spans.
///
/// @param spans by day; a day that is missing is closed. Spans that overlap or touch are joined
public record WeeklyHours(Map<DayOfWeek, List<DaySpan>> spans) {
    /// Every moment of every day.
    public static final WeeklyHours ALWAYS = daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public WeeklyHours {
        var joined = new EnumMap<DayOfWeek, List<DaySpan>>(DayOfWeek.class);
        spans.forEach((day, open) -> {
            if (!open.isEmpty()) {
                joined.put(day, joined(open));
            }
        });
        if (joined.isEmpty()) {
            throw new IllegalArgumentException("hours: must open at least once a week");
        }
        spans = Map.copyOf(joined);
    }

    /// Reads hours as settings and tables hold them, such as `mon-fri 08:00-20:00; sat,sun
    /// 10:00-12:00 13:00-24:00`. Hours over midnight, such as `fri 20:00-02:00`, go on into the
    /// next day.
    ///
    /// @throws IllegalArgumentException that says which part is not understood
    public static WeeklyHours of(String written) {
        return new WeeklyHours(HoursNotation.read(written));
    }

    /// The same span on each day of the week.
    public static WeeklyHours daily(LocalTime start, LocalTime end) {
        var spans = new EnumMap<DayOfWeek, List<DaySpan>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            spans.put(day, List.of(new DaySpan(start, end)));
        }
        return new WeeklyHours(spans);
    }

    /// In order; empty when the day is closed.
    public List<DaySpan> on(DayOfWeek day) {
        return spans.getOrDefault(day, List.of());
    }

    boolean holds(LocalDateTime wallClock) {
        for (var span : on(wallClock.getDayOfWeek())) {
            if (span.holds(wallClock.toLocalTime())) {
                return true;
            }
        }
        return false;
    }

    boolean isAlways() {
        return equals(ALWAYS);
    }

    /// As people read it: `every day 08:00 to 20:00`, or `Monday to Saturday 09:00 to 21:00, Sunday
    /// 12:00 to 21:00`.
    public String words() {
        return runs().stream().map(Run::words).collect(joining(", "));
    }

    /// As [#of] reads it.
    @Override
    public String toString() {
        return runs().stream().map(Run::written).collect(joining("; "));
    }

    private List<Run> runs() {
        var runs = new ArrayList<Run>();
        for (var day : DayOfWeek.values()) {
            var last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.to().plus(1) == day && last.spans().equals(on(day))) {
                runs.set(runs.size() - 1, new Run(last.from(), day, last.spans()));
            } else if (!on(day).isEmpty()) {
                runs.add(new Run(day, day, on(day)));
            }
        }
        return runs;
    }

    private static List<DaySpan> joined(List<DaySpan> open) {
        var joined = new ArrayList<DaySpan>();
        for (var span : open.stream().sorted(Comparator.comparing(DaySpan::start)).toList()) {
            if (!joined.isEmpty() && joined.getLast().reaches(span)) {
                joined.set(joined.size() - 1, joined.getLast().upToTheEndOf(span));
            } else {
                joined.add(span);
            }
        }
        return List.copyOf(joined);
    }

    /// Days in a row with the same spans.
    private record Run(DayOfWeek from, DayOfWeek to, List<DaySpan> spans) {
        String words() {
            return dayWords() + " " + each(DaySpan::words, " and ");
        }

        String written() {
            var days =
                    from == to
                            ? HoursNotation.shortName(from)
                            : HoursNotation.shortName(from) + "-" + HoursNotation.shortName(to);
            return days + " " + each(DaySpan::toString, " ");
        }

        private String dayWords() {
            if (from == to) {
                return HoursNotation.fullName(from);
            }
            return from == DayOfWeek.MONDAY && to == DayOfWeek.SUNDAY
                    ? "every day"
                    : HoursNotation.fullName(from) + " to " + HoursNotation.fullName(to);
        }

        private String each(Function<DaySpan, String> form, String between) {
            return spans.stream().map(form).collect(joining(between));
        }
    }
}
