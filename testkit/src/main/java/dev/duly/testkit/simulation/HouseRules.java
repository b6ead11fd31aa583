package dev.duly.testkit.simulation;

import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Optional<Set<PhoneNumber>> pilot) {
    /// The same on every day, by the clock of who gets the text.
    record Span(LocalTime from, LocalTime to) {}

    static final HouseRules NONE =
            new HouseRules(
                    Optional.empty(), Optional.empty(), Duration.ZERO, Set.of(), Optional.empty());

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
                        : Optional.empty());
    }

    /// Closed everywhere, for hours.
    static HouseRules closed() {
        return new HouseRules(
                Optional.of(new Span(LocalTime.of(2, 0), LocalTime.of(7, 0))),
                NONE.mostPerDay,
                NONE.spacing,
                NONE.optInRequired,
                NONE.pilot);
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
                free.holidays(),
                free.expireOutsideHours(),
                optInRequired,
                mostPerDay,
                spacing,
                pilot,
                free.mostSegments(),
                free.namesAgency(),
                free.saysHowToStop(),
                free.stateLaws(),
                free.content());
    }

    @Override
    public String toString() {
        return hours.map(span -> span.from() + " to " + span.to()).orElse("at any time")
                + mostPerDay.map(most -> ", at most " + most + " a day").orElse("")
                + (spacing.isZero() ? "" : ", " + spacing.toMinutes() + " min apart")
                + (optInRequired.isEmpty() ? "" : ", with a consent for " + optInRequired)
                + pilot.map(numbers -> ", to " + numbers + " alone").orElse("");
    }

    boolean isOpen(Collection<ZoneId> zones, Instant at) {
        return zones.stream().allMatch(zone -> isOpen(zone, at));
    }

    private boolean isOpen(ZoneId zone, Instant at) {
        var local = at.atZone(zone).toLocalTime();
        return hours.stream()
                .allMatch(span -> !local.isBefore(span.from()) && local.isBefore(span.to()));
    }

    /// When the first of the zones closes in which it is open now; empty for never.
    Optional<Instant> closes(Collection<ZoneId> zones, Instant open) {
        return hours.flatMap(span ->
                zones.stream()
                        .map(zone -> open.atZone(zone).with(span.to()).toInstant())
                        .min(Instant::compareTo));
    }
}
