package dev.duly.core.hours;

import dev.duly.core.place.UsState;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/// What staff know of where a person lives. Each may be unknown.
///
/// @param confirmedZone the zone that somebody confirmed for this person
/// @param addressZone the zone of the address, where the case system gives one
/// @param addressState the state of the address
public record Whereabouts(
        Optional<ZoneId> confirmedZone,
        Optional<ZoneId> addressZone,
        Optional<UsState> addressState) {
    private static final Whereabouts UNKNOWN =
            new Whereabouts(Optional.empty(), Optional.empty(), Optional.empty());

    public Whereabouts {
        if (Stream.of(confirmedZone, addressZone)
                .flatMap(Optional::stream)
                .anyMatch(ZoneOffset.class::isInstance)) {
            throw new IllegalArgumentException(
                    "time zone: must be a place such as America/Chicago, and not an offset, which is"
                            + " wrong half of the year");
        }
    }

    public static Whereabouts unknown() {
        return UNKNOWN;
    }

    public Whereabouts confirmed(ZoneId zone) {
        return new Whereabouts(Optional.of(zone), addressZone, addressState);
    }

    public Whereabouts livingIn(UsState state) {
        return new Whereabouts(confirmedZone, addressZone, Optional.of(state));
    }
}
