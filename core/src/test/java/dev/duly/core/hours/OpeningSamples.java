package dev.duly.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.hours.Opening.Closed;
import dev.duly.core.hours.Opening.Open;
import dev.duly.core.place.UsState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Zones, hours and questions that tests of openings need.
final class OpeningSamples {
    static final String NEW_YORK = "America/New_York";
    static final String CHICAGO = "America/Chicago";
    static final String DENVER = "America/Denver";
    static final String PHOENIX = "America/Phoenix";
    static final String LOS_ANGELES = "America/Los_Angeles";

    static final SendingHours EIGHT_TO_EIGHT = department("mon-sun 08:00-20:00");

    private OpeningSamples() {}

    /// As libphonenumber lists them for a number that is tied to no place.
    static List<ZoneId> tollFree() {
        return zones(
                ("America/Adak America/Anchorage America/Anguilla America/Antigua America/Barbados"
                                + " America/Boise America/Cayman America/Chicago America/Denver"
                                + " America/Dominica America/Edmonton America/Fort_Nelson"
                                + " America/Grand_Turk America/Grenada America/Halifax America/Jamaica"
                                + " America/Juneau America/Los_Angeles America/Lower_Princes"
                                + " America/Montserrat America/Nassau America/New_York"
                                + " America/North_Dakota/Center America/Phoenix"
                                + " America/Port_of_Spain America/Puerto_Rico America/Regina"
                                + " America/Santo_Domingo America/St_Johns America/St_Kitts"
                                + " America/St_Lucia America/St_Thomas America/St_Vincent"
                                + " America/Toronto America/Tortola America/Vancouver"
                                + " America/Winnipeg Atlantic/Bermuda Pacific/Guam Pacific/Honolulu"
                                + " Pacific/Pago_Pago Pacific/Saipan")
                        .split(" ", -1));
    }

    static Opening ask(Instant now, String zone) {
        return ask(now, List.of(zone), EIGHT_TO_EIGHT);
    }

    static Opening ask(Instant now, List<String> zones, SendingHours... rules) {
        return Openings.at(now, zones(zones.toArray(String[]::new)), List.of(rules));
    }

    static List<ZoneId> zones(String... ids) {
        return Stream.of(ids).map(ZoneId::of).toList();
    }

    static Collection<SendingHours> with(SendingHours own, UsState... states) {
        return Stream.concat(Stream.of(own), StateHours.of(List.of(states)).stream()).toList();
    }

    static SendingHours department(String hours) {
        return SendingHours.ofDepartment("Pretrial", 1, WeeklyHours.of(hours), Holidays.none());
    }

    static Instant at(String wallClock, String zone) {
        return LocalDateTime.parse(wallClock).atZone(ZoneId.of(zone)).toInstant();
    }

    static Open openUntil(Instant end) {
        return new Open(Optional.of(end));
    }

    static Instant opens(Opening opening) {
        return closed(opening).opens();
    }

    static Closed closed(Opening opening) {
        assertThat(opening).isInstanceOf(Closed.class);
        return (Closed) opening;
    }
}
