package dev.duly.core.hours;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.duly.core.phone.NumberPlaces;
import dev.duly.core.place.UsState;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Stream;

/// Every zone in which a person may be, and how that was found.
///
/// @param zones at least one
/// @param states those whose hours apply: where the person lives, and all that the area code may
///   stand for, because laws presume that a number's owner lives where its area code is (Fla. Stat.
///   501.059(8)(d))
/// @param words how the zones were found, as a sentence
public record RecipientZones(
        Set<ZoneId> zones, Set<UsState> states, FoundBy foundBy, String words) {
    /// Of the contiguous states: each other zone there agrees with one of these.
    private static final Set<ZoneId> CONTIGUOUS_STATES =
            Stream.of(
                            "America/New_York",
                            "America/Chicago",
                            "America/Denver",
                            "America/Phoenix",
                            "America/Los_Angeles")
                    .map(ZoneId::of)
                    .collect(toUnmodifiableSet());

    /// The ways to find the zones, best first.
    public enum FoundBy {
        /// Staff confirmed the zone.
        CONFIRMED,
        /// The address lies in it.
        ADDRESS,
        /// The number's area code, or its country, may stand for any of them.
        NUMBER,
        /// Nothing is known: the agency's own zone and all of the contiguous states.
        UNKNOWN
    }

    public RecipientZones {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("zones: must name at least one");
        }
        zones = Set.copyOf(zones);
        states = Set.copyOf(states);
    }

    /// By the best that is known: the zone that staff confirmed; else the address's zone, or all
    /// zones of its state; else all zones of the number's area code; else the agency's zone with
    /// those of the contiguous states.
    public static RecipientZones of(Whereabouts known, NumberPlaces number, ZoneId agency) {
        var states =
                Stream.concat(known.addressState().stream(), number.states().stream())
                        .collect(toUnmodifiableSet());
        if (known.confirmedZone().isPresent()) {
            var zone = known.confirmedZone().get();
            return new RecipientZones(
                    Set.of(zone),
                    states,
                    FoundBy.CONFIRMED,
                    "Staff confirmed " + zone + " as this person's time zone.");
        }
        if (known.addressZone().isPresent()) {
            var zone = known.addressZone().get();
            return new RecipientZones(
                    Set.of(zone), states, FoundBy.ADDRESS, "The address lies in " + zone + ".");
        }
        if (known.addressState().isPresent()) {
            return ofState(known.addressState().get(), states);
        }
        return number.zones().isEmpty()
                ? unknown(number, states, agency)
                : new RecipientZones(
                        number.zones(),
                        states,
                        FoundBy.NUMBER,
                        "No time zone and no address is known. By its %s the number may be in %s."
                                .formatted(number.origin(), OpeningWords.named(number.zones())));
    }

    private static RecipientZones ofState(UsState home, Set<UsState> states) {
        return new RecipientZones(
                home.zones(),
                states,
                FoundBy.ADDRESS,
                "The address lies in %s, which has %s."
                        .formatted(home.fullName(), OpeningWords.named(home.zones())));
    }

    private static RecipientZones unknown(NumberPlaces number, Set<UsState> states, ZoneId agency) {
        return new RecipientZones(
                Stream.concat(Stream.of(agency), CONTIGUOUS_STATES.stream())
                        .collect(toUnmodifiableSet()),
                states,
                FoundBy.UNKNOWN,
                ("No time zone and no address is known, and %s says nothing of a place. The person"
                                + " may be in the agency's zone, %s, or anywhere in the 48"
                                + " contiguous states.")
                        .formatted(number.origin(), agency));
    }
}
