package dev.duly.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The answer that jumps from edge to edge against one that looks at the clock on the wall in every
/// minute: for rules, zones and moments by chance, close to the days when clocks change.
class OpeningsAgainstEveryMinuteTest {
    private static final int QUESTIONS = 100;
    private static final int DAYS_WATCHED = 9;
    private static final int MINUTES_A_DAY = 24 * 60;

    private static final List<ZoneId> ZONES =
            Stream.of(
                            "America/New_York",
                            "America/Chicago",
                            "America/Denver",
                            "America/Phoenix",
                            "America/Los_Angeles",
                            "America/Anchorage",
                            "America/Adak",
                            "America/Puerto_Rico",
                            "America/St_Johns",
                            "America/Santiago",
                            "Pacific/Honolulu",
                            "Pacific/Guam",
                            "Australia/Lord_Howe",
                            "Europe/London",
                            "Africa/Cairo")
                    .map(ZoneId::of)
                    .toList();

    /// Of the United States, and of Santiago, Cairo and Lord Howe, whose clocks change at midnight
    /// or by half an hour.
    private static final List<LocalDate> CLOCKS_CHANGE =
            Stream.of(
                            "2026-03-08",
                            "2026-11-01",
                            "2027-03-14",
                            "2027-11-07",
                            "2026-04-05",
                            "2026-09-06",
                            "2026-04-24",
                            "2026-10-04",
                            "2026-10-29",
                            "2026-07-01")
                    .map(LocalDate::parse)
                    .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void bothAnswerAlike(long seed) {
        var chance = new Random(seed);
        var outcomes = new HashSet<Class<?>>();
        for (var i = 0; i < QUESTIONS; i++) {
            var rules = Stream.generate(() -> rule(chance)).limit(1 + chance.nextInt(3)).toList();
            var zones =
                    Stream.generate(() -> ZONES.get(chance.nextInt(ZONES.size())))
                            .limit(1 + chance.nextInt(3))
                            .toList();
            var now = moment(chance);

            var answer = Openings.at(now, zones, rules.stream().map(Ruled::asked).toList());

            outcomes.add(answer.getClass());
            check(answer, now, zones, rules, "seed " + seed + ", question " + i);
        }
        assertThat(outcomes)
                .as("answers that occurred")
                .contains(Opening.Open.class, Opening.Closed.class);
    }

    private static void check(
            Opening answer, Instant now, List<ZoneId> zones, List<Ruled> rules, String which) {
        var end = now.plus(DAYS_WATCHED, ChronoUnit.DAYS);
        switch (answer) {
            case Opening.Open(var until) -> {
                assertThat(isOpen(now, zones, rules)).as(which).isTrue();
                assertThat(before(until, end))
                        .as(which)
                        .isEqualTo(next(false, now, end, zones, rules));
            }
            case Opening.Closed closed -> {
                assertThat(isOpen(now, zones, rules)).as(which).isFalse();
                var opens = next(true, now, end, zones, rules);
                assertThat(before(Optional.of(closed.opens()), end)).as(which).isEqualTo(opens);
                opens.ifPresent(first ->
                        assertThat(before(closed.until(), end))
                                .as(which)
                                .isEqualTo(next(false, first, end, zones, rules)));
                assertThat(zones).as(which).contains(closed.zone());
            }
            case Opening.Never _ ->
                    assertThat(next(true, now, end, zones, rules)).as(which).isEmpty();
        }
    }

    /// What comes later than is watched is not compared.
    private static Optional<Instant> before(Optional<Instant> moment, Instant end) {
        return moment.filter(end::isAfter);
    }

    private static Optional<Instant> next(
            boolean open, Instant from, Instant end, List<ZoneId> zones, List<Ruled> rules) {
        if (isOpen(from, zones, rules) == open) {
            return Optional.of(from);
        }
        var minute = from.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
        while (minute.isBefore(end)) {
            if (isOpen(minute, zones, rules) == open) {
                return Optional.of(minute);
            }
            minute = minute.plusSeconds(60);
        }
        return Optional.empty();
    }

    private static boolean isOpen(Instant moment, List<ZoneId> zones, List<Ruled> rules) {
        return zones.stream()
                .allMatch(zone -> rules.stream().allMatch(rule -> rule.isOpen(moment, zone)));
    }

    private static Instant moment(Random chance) {
        var day = CLOCKS_CHANGE.get(chance.nextInt(CLOCKS_CHANGE.size()));
        return day.atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(chance.nextInt(4 * MINUTES_A_DAY * 60) - 2L * MINUTES_A_DAY * 60)
                .plusMillis(chance.nextInt(1000));
    }

    private static Ruled rule(Random chance) {
        var open = new HashMap<DayOfWeek, BitSet>();
        var spans = new HashMap<DayOfWeek, List<DaySpan>>();
        for (var day : DayOfWeek.values()) {
            var minutes = new BitSet(MINUTES_A_DAY);
            var written = new ArrayList<DaySpan>();
            for (var i = chance.nextInt(5) == 0 ? 0 : 1 + chance.nextInt(2); i > 0; i--) {
                var start = chance.nextInt(MINUTES_A_DAY - 1);
                var end =
                        chance.nextInt(4) == 0
                                ? MINUTES_A_DAY
                                : start + 1 + chance.nextInt(MINUTES_A_DAY - start);
                minutes.set(start, end);
                written.add(new DaySpan(time(start), time(end)));
            }
            open.put(day, minutes);
            spans.put(day, written);
        }
        // So that no rule is closed for the whole week.
        var wholeDay = new BitSet(MINUTES_A_DAY);
        wholeDay.set(0, MINUTES_A_DAY);
        open.put(DayOfWeek.FRIDAY, wholeDay);
        spans.put(DayOfWeek.FRIDAY, List.of(new DaySpan(time(0), time(MINUTES_A_DAY))));
        var near = CLOCKS_CHANGE.get(chance.nextInt(CLOCKS_CHANGE.size()));
        var closed =
                chance.nextBoolean()
                        ? Set.of(near.plusDays(chance.nextInt(3)))
                        : Set.<LocalDate>of();
        var from = chance.nextInt(3) == 0 ? near : LocalDate.of(2020, 1, 1);
        var last = chance.nextInt(3) == 0 ? from.plusYears(7) : LocalDate.of(2030, 1, 1);
        return new Ruled(open, closed, from, last, asked(spans, closed, from, last));
    }

    private static SendingHours asked(
            Map<DayOfWeek, List<DaySpan>> spans,
            Set<LocalDate> closed,
            LocalDate from,
            LocalDate last) {
        var holidays = new HashMap<LocalDate, String>();
        closed.forEach(day -> holidays.put(day, "a closed day"));
        return new SendingHours(
                "hours_chance",
                1,
                "Hours by chance",
                "dice",
                new WeeklyHours(spans),
                new Holidays(false, holidays),
                from,
                Optional.of(last));
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute % MINUTES_A_DAY * 60L);
    }

    /// One rule twice: as bits of minutes for the slow look, and as it is asked.
    private record Ruled(
            Map<DayOfWeek, BitSet> open,
            Set<LocalDate> closed,
            LocalDate from,
            LocalDate last,
            SendingHours asked) {
        boolean isOpen(Instant moment, ZoneId zone) {
            var wall = moment.atZone(zone);
            var day = wall.toLocalDate();
            if (day.isBefore(from) || day.isAfter(last)) {
                return true;
            }
            return !closed.contains(day)
                    && Optional.ofNullable(open.get(day.getDayOfWeek()))
                            .orElseThrow()
                            .get(wall.getHour() * 60 + wall.getMinute());
        }
    }
}
