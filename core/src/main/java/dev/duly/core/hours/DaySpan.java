package dev.duly.core.hours;

import java.time.LocalTime;

/// A span of one day on the wall clock, with its first moment and without its last: 08:00 to 20:00
/// holds 19:59:59.999 and not 20:00.
///
/// @param end when it is over; midnight is the end of that same day, 24:00
public record DaySpan(LocalTime start, LocalTime end) {
    public DaySpan {
        if (!end.equals(LocalTime.MIDNIGHT) && !start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "hours: must end after they start on the same day, and not run from "
                            + start
                            + " to "
                            + end);
        }
    }

    boolean holds(LocalTime time) {
        return !time.isBefore(start) && isBeforeEnd(time);
    }

    boolean isBeforeEnd(LocalTime time) {
        return endsWithTheDay() || time.isBefore(end);
    }

    boolean endsWithTheDay() {
        return end.equals(LocalTime.MIDNIGHT);
    }

    /// Whether `later`, which does not start before this one, overlaps or follows without a gap.
    boolean reaches(DaySpan later) {
        return endsWithTheDay() || !later.start.isAfter(end);
    }

    DaySpan upToTheEndOf(DaySpan other) {
        return endsWithTheDay() || !other.isBeforeEnd(end) ? this : new DaySpan(start, other.end);
    }

    @Override
    public String toString() {
        return start + "-" + endWord();
    }

    String words() {
        return start + " to " + endWord();
    }

    private String endWord() {
        return endsWithTheDay() ? "24:00" : end.toString();
    }
}
