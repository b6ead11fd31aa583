package dev.duly.core.hours;

import static dev.duly.core.hours.OpeningSamples.CHICAGO;
import static dev.duly.core.hours.OpeningSamples.DENVER;
import static dev.duly.core.hours.OpeningSamples.EIGHT_TO_EIGHT;
import static dev.duly.core.hours.OpeningSamples.LOS_ANGELES;
import static dev.duly.core.hours.OpeningSamples.NEW_YORK;
import static dev.duly.core.hours.OpeningSamples.PHOENIX;
import static dev.duly.core.hours.OpeningSamples.ask;
import static dev.duly.core.hours.OpeningSamples.at;
import static dev.duly.core.hours.OpeningSamples.closed;
import static dev.duly.core.hours.OpeningSamples.department;
import static dev.duly.core.hours.OpeningSamples.openUntil;
import static dev.duly.core.hours.OpeningSamples.opens;
import static dev.duly.core.hours.OpeningSamples.tollFree;
import static dev.duly.core.hours.OpeningSamples.with;
import static dev.duly.core.hours.OpeningSamples.zones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.hours.Opening.Never;
import dev.duly.core.hours.Opening.Open;
import dev.duly.core.place.UsState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpeningsTest {
    @Test
    void theFirstMomentIsOpenAndTheLastIsNot() {
        var closes = at("2026-11-23T20:00", CHICAGO);

        assertThat(ask(at("2026-11-23T08:00", CHICAGO), CHICAGO)).isEqualTo(openUntil(closes));
        assertThat(ask(closes.minusMillis(1), CHICAGO)).isEqualTo(openUntil(closes));
        assertThat(opens(ask(closes, CHICAGO))).isEqualTo(at("2026-11-24T08:00", CHICAGO));
        assertThat(opens(ask(at("2026-11-23T08:00", CHICAGO).minusNanos(1), CHICAGO)))
                .isEqualTo(at("2026-11-23T08:00", CHICAGO));
    }

    @Test
    void itIsOpenOnlyWhileItIsOpenInEveryZone() {
        var coasts = List.of(NEW_YORK, LOS_ANGELES);

        assertThat(opens(ask(at("2026-11-23T09:00", NEW_YORK), coasts, EIGHT_TO_EIGHT)))
                .isEqualTo(at("2026-11-23T11:00", NEW_YORK));
        assertThat(ask(at("2026-11-23T11:00", NEW_YORK), coasts, EIGHT_TO_EIGHT))
                .isEqualTo(openUntil(at("2026-11-23T20:00", NEW_YORK)));
    }

    @Test
    void itIsOpenOnlyWhileItIsOpenByEveryRule() {
        var rules = with(EIGHT_TO_EIGHT, UsState.TX, UsState.CT);
        var sunday = Openings.at(at("2026-11-22T10:00", CHICAGO), zones(CHICAGO), rules);

        assertThat(opens(sunday)).isEqualTo(at("2026-11-22T12:00", CHICAGO));
        assertThat(closed(sunday).until()).contains(at("2026-11-22T20:00", CHICAGO));
        assertThat(closed(sunday).rule().id()).isEqualTo("hours_tx");
    }

    @Test
    void whatIsClosedIsToldWithTheHourTheRuleItsSourceAndTheWayOut() {
        var friday = ask(at("2026-11-27T21:14", CHICAGO), CHICAGO);

        assertThat(closed(friday).sentence())
                .isEqualTo(
                        "It is 21:14 on Friday in America/Chicago. The hours of Pretrial are every"
                                + " day 08:00 to 20:00 (the department's own setting). The text can"
                                + " go from Saturday, 28 November 2026, 08:00 to 20:00.");
        var alabama =
                Openings.at(
                        at("2026-11-26T12:00", CHICAGO),
                        zones(CHICAGO),
                        with(EIGHT_TO_EIGHT, UsState.AL));
        assertThat(closed(alabama).sentence())
                .isEqualTo(
                        "It is 12:00 on Thursday in America/Chicago. Alabama's hours are closed on"
                                + " Thanksgiving Day (Alabama's Telephone Solicitation Act, as"
                                + " listed by Twilio's Compliance Toolkit). The text can go from"
                                + " Friday, 27 November 2026, 08:00 to 20:00.");
    }

    @Test
    void ofSeveralRulesTheOneThatStaysClosedLongestIsNamed() {
        var rules = with(EIGHT_TO_EIGHT, UsState.KY);
        var night = Openings.at(at("2026-11-23T22:00", NEW_YORK), zones(NEW_YORK), rules);

        assertThat(closed(night).rule().id()).isEqualTo("hours_ky");
        assertThat(opens(night)).isEqualTo(at("2026-11-24T10:00", NEW_YORK));
    }

    @Test
    void sundaysAndHolidaysInARowAreWaitedOut() {
        var closing = Map.of(LocalDate.of(2026, 11, 27), "the day after");
        var rule =
                SendingHours.ofDepartment(
                        "Pretrial",
                        1,
                        WeeklyHours.of("mon-fri 08:00-20:00"),
                        Holidays.ofTheUnitedStates().and(closing));

        // Thanksgiving, the agency's own Friday, the weekend.
        assertThat(opens(ask(at("2026-11-25T20:00", CHICAGO), List.of(CHICAGO), rule)))
                .isEqualTo(at("2026-11-30T08:00", CHICAGO));
    }

    @Test
    void aRuleClosesNothingBeforeItsFirstDay() {
        var pennsylvania = StateHours.of(Set.of(UsState.PA));
        var before = at("2026-10-11T12:00", NEW_YORK);
        var first = at("2026-10-18T12:00", NEW_YORK);

        assertThat(Openings.at(before, zones(NEW_YORK), pennsylvania))
                .isEqualTo(openUntil(at("2026-10-11T21:00", NEW_YORK)));
        assertThat(opens(Openings.at(first, zones(NEW_YORK), pennsylvania)))
                .isEqualTo(at("2026-10-19T08:00", NEW_YORK));
    }

    @Test
    void theContiguousStatesTogetherLeaveNineHoursOfTheEast() {
        var all = List.of(NEW_YORK, CHICAGO, DENVER, PHOENIX, LOS_ANGELES);

        assertThat(ask(at("2026-12-07T11:00", NEW_YORK), all, EIGHT_TO_EIGHT))
                .isEqualTo(openUntil(at("2026-12-07T20:00", NEW_YORK)));
    }

    @Test
    void the42ZonesOfATollFreeNumberLeaveHalfAnHourInSummerAndTheSentenceSaysSo() {
        var winter =
                Openings.at(at("2026-12-07T12:00", NEW_YORK), tollFree(), List.of(EIGHT_TO_EIGHT));
        assertThat(opens(winter)).isEqualTo(Instant.parse("2026-12-07T22:00:00Z"));
        assertThat(closed(winter).until()).contains(Instant.parse("2026-12-07T23:30:00Z"));

        var summer =
                Openings.at(at("2027-07-06T12:00", NEW_YORK), tollFree(), List.of(EIGHT_TO_EIGHT));
        assertThat(opens(summer)).isEqualTo(Instant.parse("2027-07-06T22:00:00Z"));
        assertThat(closed(summer).until()).contains(Instant.parse("2027-07-06T22:30:00Z"));
        assertThat(closed(summer).sentence())
                .isEqualTo(
                        "It is 02:00 on Wednesday in Pacific/Guam. The hours of Pretrial are every"
                                + " day 08:00 to 20:00 (the department's own setting). All 42"
                                + " possible zones are inside their hours from Wednesday, 7 July"
                                + " 2027, 08:00 to 08:30 (only 30 minutes), by the clock of"
                                + " Pacific/Guam.");
    }

    @Test
    void hoursThatContradictEachOtherNeverOpenAndTheSentenceNamesThem() {
        var never =
                ask(
                        at("2026-11-23T12:00", CHICAGO),
                        List.of(CHICAGO),
                        EIGHT_TO_EIGHT,
                        department("mon-sun 20:00-24:00"));

        assertThat(never).isInstanceOf(Never.class);
        assertThat(((Never) never).sentence())
                .isEqualTo(
                        "Within 370 days there is no moment inside all of these hours in"
                                + " America/Chicago: the hours of Pretrial (every day 08:00 to"
                                + " 20:00); the hours of Pretrial (every day 20:00 to 24:00). They"
                                + " contradict each other: one of them has to change.");
    }

    @Test
    void zonesTooFarApartNeverOpenAndTheSentenceSaysHowToMendIt() {
        var never =
                ask(
                        at("2026-11-23T12:00", CHICAGO),
                        List.of(NEW_YORK, "Pacific/Guam"),
                        department("mon-sun 09:00-17:00"));

        assertThat(((Never) never).sentence())
                .contains("in America/New_York and Pacific/Guam")
                .endsWith("Confirm the person's own time zone, or change the hours.");
    }

    @Test
    void whatNeverClosesIsOpenWithoutAnEnd() {
        var now = at("2026-11-23T03:00", CHICAGO);

        assertThat(ask(now, List.of(CHICAGO))).isEqualTo(new Open(Optional.empty()));
        assertThat(ask(now, List.of(CHICAGO), department("mon-sun 00:00-24:00")))
                .isEqualTo(new Open(Optional.empty()));
    }

    @Test
    void whatIsOpenDayAndNightIsClosedOnAHolidayAllTheSame() {
        var rule =
                SendingHours.ofDepartment(
                        "Pretrial",
                        1,
                        WeeklyHours.of("mon-sun 00:00-24:00"),
                        Holidays.ofTheUnitedStates());

        assertThat(ask(at("2026-12-24T03:00", CHICAGO), List.of(CHICAGO), rule))
                .isEqualTo(openUntil(at("2026-12-25T00:00", CHICAGO)));
        assertThat(opens(ask(at("2026-12-25T12:00", CHICAGO), List.of(CHICAGO), rule)))
                .isEqualTo(at("2026-12-26T00:00", CHICAGO));
    }

    @Test
    void hoursThatGoOnOverMidnightHaveNoGapThere() {
        var rule = department("fri 20:00-02:00");

        assertThat(ask(at("2026-11-27T20:00", CHICAGO), List.of(CHICAGO), rule))
                .isEqualTo(openUntil(at("2026-11-28T02:00", CHICAGO)));
    }

    @Test
    void theSameQuestionHasTheSameAnswerInWhateverOrderTheZonesCome() {
        var night = at("2026-11-23T04:00", NEW_YORK);

        assertThat(ask(night, List.of(CHICAGO, DENVER, NEW_YORK), EIGHT_TO_EIGHT))
                .isEqualTo(ask(night, List.of(NEW_YORK, CHICAGO, DENVER), EIGHT_TO_EIGHT));
    }

    @Test
    void withoutAZoneThereIsNoAnswer() {
        assertThatThrownBy(() -> Openings.at(Instant.EPOCH, List.of(), List.of()))
                .hasMessage("zones: must name at least one");
    }
}
