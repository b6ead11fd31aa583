package dev.duly.testkit.simulation;

import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.hours.Holidays;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a department wants of its texts, as the simulation reads it: slowly, and without asking the
/// engine.
///
/// @param mostPerDay to one number; empty for no cap
/// @param optInRequired purposes of which texts need a recorded consent
/// @param pilot the only numbers that are texted; empty for all
record HouseRules(
        Optional<Span> hours,
        Optional<Integer> mostPerDay,
        Duration spacing,
        Set<Purpose> optInRequired,
        Optional<Set<PhoneNumber>> pilot,
        DayRules days) {
    /// @param closedOn a day on which no text goes; empty for none
    /// @param byState whether the hours that states set are kept
    /// @param neverLater purposes of which a text that misses its hours is not sent any more
    record DayRules(Optional<LocalDate> closedOn, boolean byState, Set<Purpose> neverLater) {
        static final DayRules NONE = new DayRules(Optional.empty(), false, Set.of());
    }

    /// The same on every day, by the clock of who gets the text.
    record Span(LocalTime from, LocalTime to) {
        Span and(Span other) {
            return new Span(
                    from.isAfter(other.from) ? from : other.from,
                    to.isBefore(other.to) ? to : other.to);
        }
    }

    static final HouseRules NONE =
            new HouseRules(
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ZERO,
                    Set.of(),
                    Optional.empty(),
                    DayRules.NONE);

    /// Public, and in the week in which the worlds are.
    private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);

    private static final List<LocalDate> CLOSED =
            List.of(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24), THANKSGIVING);

    /// By area code, as the statutes of Florida and Nevada have it (state-hours.tsv is core's).
    private static final Map<String, Span> LAWS =
            Map.of(
                    "448", new Span(LocalTime.of(8, 0), LocalTime.of(20, 0)),
                    "702", new Span(LocalTime.of(9, 0), LocalTime.of(20, 0)));

    private static final Span FEDERAL = new Span(LocalTime.of(8, 0), LocalTime.of(21, 0));

    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("America/Los_Angeles"),
                    ZoneId.of("America/Denver"),
                    ZoneId.of("America/New_York"));

    private static final int DAY = 24 * 60 - 1;
    private static final long SHORTEST = 4 * 60;

    /// The rules of a department, as strict as the plan has it.
    ///
    /// @param people of whom one may be the only one on the list
    static HouseRules drawn(Chance chance, List<PhoneNumber> people) {
        return new HouseRules(
                chance.strikes(Hazard.HOURS) ? Optional.of(span(chance)) : Optional.empty(),
                chance.strikes(Hazard.CAP)
                        ? Optional.of((int) chance.between(1, 4))
                        : Optional.empty(),
                chance.strikes(Hazard.SPACING)
                        ? Duration.ofMinutes(chance.between(1, 5))
                        : Duration.ZERO,
                chance.strikes(Hazard.OPT_IN_ASKED)
                        ? Set.of(Purpose.COURT, Purpose.BULK)
                        : Set.of(),
                !people.isEmpty() && chance.strikes(Hazard.PILOT)
                        ? Optional.of(Set.of(chance.oneOf(people)))
                        : Optional.empty(),
                new DayRules(
                        chance.strikes(Hazard.HOLIDAYS)
                                ? Optional.of(chance.oneOf(CLOSED))
                                : Optional.empty(),
                        chance.strikes(Hazard.STATE_LAWS),
                        chance.strikes(Hazard.NEVER_LATER)
                                ? Set.of(Purpose.MANUAL, Purpose.BULK)
                                : Set.of()));
    }

    /// What is left of them for a number whose area code stands for a state.
    HouseRules to(PhoneNumber number) {
        if (!days.byState()) {
            return this;
        }
        var law = LAWS.getOrDefault(number.e164().substring(2, 5), FEDERAL);
        var both = hours.map(span -> span.and(law)).orElse(law);
        return new HouseRules(Optional.of(both), mostPerDay, spacing, optInRequired, pilot, days);
    }

    /// Closed everywhere, for hours.
    static HouseRules closed() {
        return new HouseRules(
                Optional.of(new Span(LocalTime.of(2, 0), LocalTime.of(7, 0))),
                NONE.mostPerDay,
                NONE.spacing,
                NONE.optInRequired,
                NONE.pilot,
                NONE.days);
    }

    /// Mostly with an edge in the minutes in which the texts are.
    private static Span span(Chance chance) {
        var zone = chance.oneOf(ZONES);
        var local = SimulatedWorld.BEGIN.atZone(zone).toLocalTime();
        var edge = local.toSecondOfDay() / 60 + chance.between(-2, 14);
        var length = chance.between(SHORTEST, 14 * 60);
        return chance.isOneOf(2)
                ? new Span(minute(edge), minute(edge + length))
                : new Span(minute(edge - length), minute(edge));
    }

    private static LocalTime minute(long ofDay) {
        return LocalTime.MIN.plusMinutes(Math.clamp(ofDay, 1, DAY));
    }

    DepartmentPolicy policy() {
        var free = DepartmentPolicy.UNRESTRICTED;
        return new DepartmentPolicy(
                hours.map(span -> WeeklyHours.daily(span.from(), span.to())),
                days.closedOn().map(HouseRules::holidays).orElse(free.holidays()),
                days.neverLater(),
                optInRequired,
                mostPerDay,
                spacing,
                pilot,
                free.mostSegments(),
                free.namesAgency(),
                free.saysHowToStop(),
                days.byState(),
                free.content());
    }

    private static Holidays holidays(LocalDate day) {
        return day.equals(THANKSGIVING)
                ? Holidays.ofTheUnitedStates()
                : Holidays.none().and(Map.of(day, "a closing day"));
    }

    @Override
    public String toString() {
        return hours.map(span -> span.from() + " to " + span.to()).orElse("at any time")
                + mostPerDay.map(most -> ", at most " + most + " a day").orElse("")
                + (spacing.isZero() ? "" : ", " + spacing.toMinutes() + " min apart")
                + (optInRequired.isEmpty() ? "" : ", with a consent for " + optInRequired)
                + pilot.map(numbers -> ", to " + numbers + " alone").orElse("")
                + (days.equals(DayRules.NONE) ? "" : ", " + days);
    }

    boolean isOpen(Collection<ZoneId> zones, Instant at) {
        return zones.stream().allMatch(zone -> isOpen(zone, at));
    }

    private boolean isOpen(ZoneId zone, Instant at) {
        var there = at.atZone(zone);
        var local = there.toLocalTime();
        if (days.closedOn().stream().anyMatch(there.toLocalDate()::equals)) {
            return false;
        }
        return hours.stream()
                .allMatch(span -> !local.isBefore(span.from()) && local.isBefore(span.to()));
    }

    /// Whether no day has a minute that is open in all zones.
    boolean isNeverOpen(Collection<ZoneId> zones) {
        var day = Instant.parse("2026-11-28T00:00:00Z");
        return IntStream.range(0, 24 * 60)
                .mapToObj(minute -> day.plus(Duration.ofMinutes(minute)))
                .noneMatch(at -> isOpen(zones, at));
    }

    /// When the first of the zones closes in which it is open now; empty for never.
    Optional<Instant> closes(Collection<ZoneId> zones, Instant open) {
        var ends =
                hours.stream()
                        .flatMap(span ->
                                zones.stream()
                                        .map(zone ->
                                                open.atZone(zone).with(span.to()).toInstant()));
        var closes =
                days.closedOn().stream()
                        .flatMap(day ->
                                zones.stream().map(zone -> day.atStartOfDay(zone).toInstant()))
                        .filter(open::isBefore);
        return Stream.concat(ends, closes).min(Instant::compareTo);
    }
}
