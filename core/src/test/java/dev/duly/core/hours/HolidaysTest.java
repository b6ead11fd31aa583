package dev.duly.core.hours;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Dates as the Office of Personnel Management publishes them.
class HolidaysTest {
    @Test
    void theFederalHolidaysOf2026() {
        assertThat(federal(2026))
                .isEqualTo(
                        dates(
                                """
                                2026-01-01 New Year's Day
                                2026-01-19 Birthday of Martin Luther King, Jr.
                                2026-02-16 Washington's Birthday
                                2026-05-25 Memorial Day
                                2026-06-19 Juneteenth
                                2026-07-03 Independence Day (observed)
                                2026-07-04 Independence Day
                                2026-09-07 Labor Day
                                2026-10-12 Columbus Day
                                2026-11-11 Veterans Day
                                2026-11-26 Thanksgiving Day
                                2026-12-25 Christmas Day
                                """));
    }

    @Test
    void theFederalHolidaysOf2027WithTheNewYearThatIsObservedTheYearBefore() {
        assertThat(federal(2027))
                .isEqualTo(
                        dates(
                                """
                                2027-01-01 New Year's Day
                                2027-01-18 Birthday of Martin Luther King, Jr.
                                2027-02-15 Washington's Birthday
                                2027-05-31 Memorial Day
                                2027-06-18 Juneteenth (observed)
                                2027-06-19 Juneteenth
                                2027-07-04 Independence Day
                                2027-07-05 Independence Day (observed)
                                2027-09-06 Labor Day
                                2027-10-11 Columbus Day
                                2027-11-11 Veterans Day
                                2027-11-25 Thanksgiving Day
                                2027-12-24 Christmas Day (observed)
                                2027-12-25 Christmas Day
                                2027-12-31 New Year's Day (observed)
                                """));
    }

    @Test
    void anAgencyAddsItsOwnDays() {
        var cesarChavez = LocalDate.of(2027, 3, 31);
        var holidays = Holidays.ofTheUnitedStates().and(Map.of(cesarChavez, "Cesar Chavez Day"));

        assertThat(holidays.on(cesarChavez)).contains("Cesar Chavez Day");
        assertThat(holidays.on(LocalDate.of(2026, 12, 25))).contains("Christmas Day");
        assertThat(Holidays.none().on(LocalDate.of(2026, 12, 25))).isEmpty();
    }

    private static Map<LocalDate, String> federal(int year) {
        return new TreeMap<>(
                LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(day -> Holidays.ofTheUnitedStates().on(day).isPresent())
                        .collect(
                                toMap(
                                        day -> day,
                                        day ->
                                                Holidays.ofTheUnitedStates()
                                                        .on(day)
                                                        .orElseThrow())));
    }

    private static Map<LocalDate, String> dates(String lines) {
        return new TreeMap<>(
                lines.lines()
                        .collect(
                                toMap(
                                        line -> LocalDate.parse(line.substring(0, 10)),
                                        line -> line.substring(11))));
    }
}
