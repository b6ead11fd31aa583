package dev.duly.core.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyHoursTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mon-sun 08:00-20:00                            | every day 08:00 to 20:00
                    mon-sat 09:00-21:00; sun 12:00-21:00           | Monday to Saturday 09:00 to 21:00, Sunday 12:00 to 21:00
                    wed 08:00-12:00 13:30-24:00                    | Wednesday 08:00 to 12:00 and 13:30 to 24:00
                    mon-sun 00:00-24:00                            | every day 00:00 to 24:00
                    """)
    void whatIsWrittenIsKeptAndReadAloud(String written, String words) {
        assertThat(WeeklyHours.of(written).toString()).isEqualTo(written);
        assertThat(WeeklyHours.of(written).words()).isEqualTo(words);
    }

    @Test
    void daysAreNamedInAnyCaseInListsAndRoundTheWeekend() {
        assertThat(WeeklyHours.of("Fri-Mon,wed 08:00-20:00").toString())
                .isEqualTo("mon 08:00-20:00; wed 08:00-20:00; fri-sun 08:00-20:00");
    }

    @Test
    void hoursOverMidnightGoOnIntoTheNextDay() {
        assertThat(WeeklyHours.of("fri 20:00-02:00; sun 22:00-00:00").toString())
                .isEqualTo("fri 20:00-24:00; sat 00:00-02:00; sun 22:00-24:00");
    }

    @Test
    void spansThatOverlapOrTouchAreOne() {
        assertThat(WeeklyHours.of("mon 12:00-14:00 08:00-12:00 13:00-13:30; mon 20:00-21:00"))
                .isEqualTo(WeeklyHours.of("mon 08:00-14:00 20:00-21:00"));
        assertThat(WeeklyHours.of("mon 12:00-24:00 13:00-14:00"))
                .isEqualTo(WeeklyHours.of("mon 12:00-24:00"));
    }

    @Test
    void aDayThatIsNotNamedIsClosed() {
        assertThat(WeeklyHours.of("mon-sat 08:00-20:00").on(DayOfWeek.SUNDAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mon",
                "08:00-20:00",
                "mon 8-20",
                "mon 8:00-20:00",
                "mon 08:00-25:00",
                "mon 24:00-25:00",
                "mon 08:00-24:30",
                "mon 08:60-20:00",
                "mon 08:00",
                "mon 08:00-08:00",
                "someday 08:00-20:00",
                "mon- 08:00-20:00",
                "mon 08:00-20:00;"
            })
    void whatIsNotUnderstoodIsRefusedWithItsRule(String written) {
        assertThatThrownBy(() -> WeeklyHours.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("hours: ");
    }

    @Test
    void hoursThatNeverOpenAreRefused() {
        assertThatThrownBy(() -> new WeeklyHours(Map.of(DayOfWeek.MONDAY, List.of())))
                .hasMessage("hours: must open at least once a week");
        assertThatThrownBy(() -> new DaySpan(LocalTime.NOON, LocalTime.of(8, 0)))
                .hasMessageContaining("12:00 to 08:00");
    }

    @Test
    void theFirstMomentIsInsideAndTheLastIsNot() {
        var hours =
                SendingHours.ofDepartment(
                        "Pretrial", 1, WeeklyHours.of("mon-sun 08:00-20:00"), Holidays.none());

        assertThat(hours.isOpen(LocalDateTime.parse("2026-11-23T07:59:59.999999999"))).isFalse();
        assertThat(hours.isOpen(LocalDateTime.parse("2026-11-23T08:00"))).isTrue();
        assertThat(hours.isOpen(LocalDateTime.parse("2026-11-23T19:59:59.999"))).isTrue();
        assertThat(hours.isOpen(LocalDateTime.parse("2026-11-23T20:00"))).isFalse();
    }
}
