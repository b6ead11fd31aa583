package dev.duly.core.phone;

import dev.duly.core.place.UsState;
import java.time.ZoneId;
import java.util.Set;

/// Where the person behind a number may be, as far as the number tells.
///
/// @param origin what told it, as it stands in a sentence: `area code 928`, `country code 44`
/// @param zones every zone that is possible; empty when the number says nothing of a place
/// @param states every state or territory of the United States that is possible; empty when the
///   number says nothing of one
public record NumberPlaces(String origin, Set<ZoneId> zones, Set<UsState> states) {
    public NumberPlaces {
        if (origin.isBlank()) {
            throw new IllegalArgumentException("origin: must say what told the places");
        }
        zones = Set.copyOf(zones);
        states = Set.copyOf(states);
    }

    /// Of a number that is tied to no place, such as a toll-free one, or to one that nobody knows.
    public static NumberPlaces unknown(String origin) {
        return new NumberPlaces(origin, Set.of(), Set.of());
    }
}
