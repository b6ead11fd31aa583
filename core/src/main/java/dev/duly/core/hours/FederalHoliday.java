package dev.duly.core.hours;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Optional;

/// The public holidays of the United States (5 U.S.C. 6103(a)), without Inauguration Day, which is
/// one for federal staff in and around Washington alone.
///
/// A holiday with a fixed date that falls on a Saturday is observed on the Friday before, on a
/// Sunday on the Monday after (5 U.S.C. 6103(b), Executive Order 11582).
enum FederalHoliday {
    NEW_YEAR("New Year's Day", Month.JANUARY, 1),
    KING("Birthday of Martin Luther King, Jr.", Month.JANUARY, 3, DayOfWeek.MONDAY),
    WASHINGTON("Washington's Birthday", Month.FEBRUARY, 3, DayOfWeek.MONDAY),
    MEMORIAL("Memorial Day", Month.MAY, -1, DayOfWeek.MONDAY),
    JUNETEENTH("Juneteenth", Month.JUNE, 19),
    INDEPENDENCE("Independence Day", Month.JULY, 4),
    LABOR("Labor Day", Month.SEPTEMBER, 1, DayOfWeek.MONDAY),
    COLUMBUS("Columbus Day", Month.OCTOBER, 2, DayOfWeek.MONDAY),
    VETERANS("Veterans Day", Month.NOVEMBER, 11),
    THANKSGIVING("Thanksgiving Day", Month.NOVEMBER, 4, DayOfWeek.THURSDAY),
    CHRISTMAS("Christmas Day", Month.DECEMBER, 25);

    private final String title;
    private final Month month;
    private final int which;
    private final Optional<DayOfWeek> weekday;

    FederalHoliday(String title, Month month, int dayOfMonth) {
        this(title, month, dayOfMonth, Optional.empty());
    }

    FederalHoliday(String title, Month month, int which, DayOfWeek weekday) {
        this(title, month, which, Optional.of(weekday));
    }

    /// @param which the day of the month; with a weekday, which of them in the month, and -1 for
    ///   the last
    FederalHoliday(String title, Month month, int which, Optional<DayOfWeek> weekday) {
        this.title = title;
        this.month = month;
        this.which = which;
        this.weekday = weekday;
    }

    static Optional<String> on(LocalDate date) {
        return named(date, "").or(() -> observed(date));
    }

    private static Optional<String> observed(LocalDate date) {
        if (date.getDayOfWeek() == DayOfWeek.FRIDAY) {
            return named(date.plusDays(1), " (observed)");
        }
        return date.getDayOfWeek() == DayOfWeek.MONDAY
                ? named(date.minusDays(1), " (observed)")
                : Optional.empty();
    }

    private static Optional<String> named(LocalDate date, String suffix) {
        return Arrays.stream(values())
                .filter(holiday -> holiday.isOn(date))
                .findFirst()
                .map(holiday -> holiday.title + suffix);
    }

    private boolean isOn(LocalDate date) {
        if (date.getMonth() != month) {
            return false;
        }
        return weekday.map(day -> date.with(dayOfWeekInMonth(which, day)).equals(date))
                .orElseGet(() -> date.getDayOfMonth() == which);
    }
}
