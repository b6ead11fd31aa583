package dev.duly.core.hours;

import static dev.duly.core.hours.OpeningSamples.CHICAGO;
import static dev.duly.core.hours.OpeningSamples.DENVER;
import static dev.duly.core.hours.OpeningSamples.EIGHT_TO_EIGHT;
import static dev.duly.core.hours.OpeningSamples.NEW_YORK;
import static dev.duly.core.hours.OpeningSamples.PHOENIX;
import static dev.duly.core.hours.OpeningSamples.ask;
import static dev.duly.core.hours.OpeningSamples.at;
import static dev.duly.core.hours.OpeningSamples.department;
import static dev.duly.core.hours.OpeningSamples.openUntil;
import static dev.duly.core.hours.OpeningSamples.opens;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningsOnClockChangesTest {
    @Test
    void onTheDaysWhenTheClocksChangeTheWallClockDecides() {
        for (var night : List.of("2026-03-08", "2026-11-01", "2027-03-14", "2027-11-07")) {
            var day = LocalDate.parse(night);
            var evening = at(day.minusDays(1) + "T20:00", NEW_YORK);
            assertThat(opens(ask(evening, NEW_YORK)))
                    .as(night)
                    .isEqualTo(at(day + "T08:00", NEW_YORK));
            assertThat(ask(at(day + "T08:00", NEW_YORK), NEW_YORK))
                    .isEqualTo(openUntil(at(day + "T20:00", NEW_YORK)));
        }
        // By the offsets of the law: eleven and thirteen hours after a night's beginning.
        assertThat(opens(ask(Instant.parse("2026-03-08T01:00:00Z"), NEW_YORK)))
                .isEqualTo(Instant.parse("2026-03-08T12:00:00Z"));
        assertThat(opens(ask(Instant.parse("2026-11-01T00:00:00Z"), NEW_YORK)))
                .isEqualTo(Instant.parse("2026-11-01T13:00:00Z"));
        assertThat(opens(ask(Instant.parse("2027-03-14T01:00:00Z"), NEW_YORK)))
                .isEqualTo(Instant.parse("2027-03-14T12:00:00Z"));
        assertThat(opens(ask(Instant.parse("2027-11-07T00:00:00Z"), NEW_YORK)))
                .isEqualTo(Instant.parse("2027-11-07T13:00:00Z"));
    }

    @Test
    void anHourThatTheClocksLeaveOutIsNeverThere() {
        var rule = department("sun 02:00-03:00");

        // 8 March has no 02:30; the Sunday after has one.
        assertThat(opens(ask(at("2026-03-08T00:00", CHICAGO), List.of(CHICAGO), rule)))
                .isEqualTo(at("2026-03-15T02:00", CHICAGO));
        var overIt = department("sun 01:00-02:30");
        assertThat(ask(at("2026-03-08T01:00", CHICAGO), List.of(CHICAGO), overIt))
                .isEqualTo(openUntil(Instant.parse("2026-03-08T08:00:00Z")));
    }

    @Test
    void anHourThatComesTwiceIsOpenTwice() {
        var rule = department("sun 01:00-01:30");
        var first = Instant.parse("2026-11-01T05:00:00Z");

        assertThat(ask(first, List.of(NEW_YORK), rule))
                .isEqualTo(openUntil(first.plusSeconds(1800)));
        assertThat(opens(ask(first.plusSeconds(1800), List.of(NEW_YORK), rule)))
                .isEqualTo(Instant.parse("2026-11-01T06:00:00Z"));
    }

    @Test
    void theNavajoNationIsAnHourFromPhoenixInSummerAndNotInWinter() {
        var areaCode928 = List.of(PHOENIX, DENVER);
        var summerMorning = at("2026-07-06T07:30", PHOENIX);

        assertThat(ask(summerMorning, DENVER)).isEqualTo(openUntil(at("2026-07-06T20:00", DENVER)));
        assertThat(opens(ask(summerMorning, PHOENIX))).isEqualTo(at("2026-07-06T08:00", PHOENIX));
        assertThat(ask(at("2026-07-06T08:00", PHOENIX), areaCode928, EIGHT_TO_EIGHT))
                .isEqualTo(openUntil(at("2026-07-06T19:00", PHOENIX)));
        assertThat(ask(at("2026-12-07T08:00", PHOENIX), areaCode928, EIGHT_TO_EIGHT))
                .isEqualTo(openUntil(at("2026-12-07T20:00", PHOENIX)));
    }
}
