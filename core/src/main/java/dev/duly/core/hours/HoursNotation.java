package dev.duly.core.hours;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Hours as settings and tables hold them: days, then spans; parts between semicolons.
final class HoursNotation {
    private static final Pattern SPAN =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");

    private HoursNotation() {}

    static Map<DayOfWeek, List<DaySpan>> read(String written) {
        var spans = new EnumMap<DayOfWeek, List<DaySpan>>(DayOfWeek.class);
        for (var part : written.strip().split("\\s*;\\s*", -1)) {
            var words = part.split("\\s+", -1);
            if (words.length < 2) {
                throw new IllegalArgumentException(
                        "hours: must name days and then spans, such as mon-fri 08:00-20:00, and not \""
                                + part
                                + "\"");
            }
            var days = days(words[0]);
            for (var span : Arrays.asList(words).subList(1, words.length)) {
                days.forEach(day -> add(day, span, spans));
            }
        }
        return spans;
    }

    static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }

    static String fullName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static Set<DayOfWeek> days(String written) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : written.split(",", -1)) {
            var ends = part.split("-", 2);
            var last = day(ends[ends.length - 1]);
            for (var day = day(ends[0]); day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static DayOfWeek day(String written) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> shortName(day).equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "hours: a day is one of mon, tue, wed, thu, fri, sat, sun, and not \""
                                        + written
                                        + "\""));
    }

    private static void add(DayOfWeek day, String written, Map<DayOfWeek, List<DaySpan>> spans) {
        var matcher = SPAN.matcher(written);
        if (!matcher.matches() || written.matches(".*-24:(?!00).*")) {
            throw new IllegalArgumentException(
                    "hours: a span is written like 08:00-20:00, to 24:00 at most, and not \""
                            + written
                            + "\"");
        }
        var start = LocalTime.parse(written.substring(0, 5));
        var endsWithTheDay = written.endsWith("24:00");
        var end = endsWithTheDay ? LocalTime.MIDNIGHT : LocalTime.parse(written.substring(6));
        if (endsWithTheDay || start.isBefore(end)) {
            add(day, new DaySpan(start, end), spans);
            return;
        }
        if (start.equals(end)) {
            throw new IllegalArgumentException(
                    "hours: " + written + " is empty; the whole day is 00:00-24:00");
        }
        add(day, new DaySpan(start, LocalTime.MIDNIGHT), spans);
        if (!end.equals(LocalTime.MIDNIGHT)) {
            add(day.plus(1), new DaySpan(LocalTime.MIDNIGHT, end), spans);
        }
    }

    private static void add(DayOfWeek day, DaySpan span, Map<DayOfWeek, List<DaySpan>> spans) {
        spans.computeIfAbsent(day, _ -> new ArrayList<>()).add(span);
    }
}
