package dev.duly.core.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.hours.RecipientZones.FoundBy;
import dev.duly.core.phone.NumberPlaces;
import dev.duly.core.place.UsState;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecipientZonesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final ZoneId PHOENIX = ZoneId.of("America/Phoenix");
    private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");

    private static final NumberPlaces ARIZONA_928 =
            new NumberPlaces("area code 928", Set.of(PHOENIX, DENVER), Set.of(UsState.AZ));
    private static final NumberPlaces TOLL_FREE = NumberPlaces.unknown("area code 800");

    @Test
    void aConfirmedZoneComesBeforeEverythingElse() {
        var known = Whereabouts.unknown().livingIn(UsState.AZ).confirmed(DENVER);
        var zones = RecipientZones.of(known, ARIZONA_928, PHOENIX);

        assertThat(zones.zones()).containsExactly(DENVER);
        assertThat(zones.foundBy()).isEqualTo(FoundBy.CONFIRMED);
        assertThat(zones.words())
                .isEqualTo("Staff confirmed America/Denver as this person's time zone.");
    }

    @Test
    void theAddressComesBeforeTheNumberAndItsZoneBeforeItsState() {
        var inFlorida = Whereabouts.unknown().livingIn(UsState.FL);
        var zones = RecipientZones.of(inFlorida, ARIZONA_928, PHOENIX);

        assertThat(zones.zones()).containsExactlyInAnyOrder(NEW_YORK, CHICAGO);
        assertThat(zones.foundBy()).isEqualTo(FoundBy.ADDRESS);
        assertThat(zones.words())
                .isEqualTo(
                        "The address lies in Florida, which has America/Chicago and"
                                + " America/New_York.");

        var inPensacola =
                new Whereabouts(Optional.empty(), Optional.of(CHICAGO), Optional.of(UsState.FL));
        assertThat(RecipientZones.of(inPensacola, ARIZONA_928, PHOENIX).zones())
                .containsExactly(CHICAGO);
    }

    @Test
    void withoutAnAddressAllZonesOfTheAreaCodeArePossible() {
        var zones = RecipientZones.of(Whereabouts.unknown(), ARIZONA_928, NEW_YORK);

        assertThat(zones.zones()).containsExactlyInAnyOrder(PHOENIX, DENVER);
        assertThat(zones.foundBy()).isEqualTo(FoundBy.NUMBER);
        assertThat(zones.words())
                .isEqualTo(
                        "No time zone and no address is known. By its area code 928 the number may"
                                + " be in America/Denver and America/Phoenix.");
    }

    @Test
    void aNumberThatTellsNothingMayBeAtTheAgencysOrAnywhereInTheContiguousStates() {
        var zones = RecipientZones.of(Whereabouts.unknown(), TOLL_FREE, HONOLULU);

        assertThat(zones.zones())
                .containsExactlyInAnyOrder(
                        HONOLULU,
                        NEW_YORK,
                        CHICAGO,
                        DENVER,
                        PHOENIX,
                        ZoneId.of("America/Los_Angeles"));
        assertThat(zones.foundBy()).isEqualTo(FoundBy.UNKNOWN);
        assertThat(zones.words())
                .isEqualTo(
                        "No time zone and no address is known, and area code 800 says nothing of a"
                                + " place. The person may be in the agency's zone,"
                                + " Pacific/Honolulu, or anywhere in the 48 contiguous states.");
    }

    @Test
    void theLawsOfTheHomeAndOfTheAreaCodeBothApplyHoweverTheZoneWasFound() {
        var texan = Whereabouts.unknown().livingIn(UsState.TX).confirmed(CHICAGO);

        assertThat(RecipientZones.of(texan, ARIZONA_928, PHOENIX).states())
                .containsExactlyInAnyOrder(UsState.TX, UsState.AZ);
        assertThat(RecipientZones.of(Whereabouts.unknown(), TOLL_FREE, PHOENIX).states()).isEmpty();
    }

    @Test
    void anOffsetIsNoPlace() {
        assertThatThrownBy(() -> Whereabouts.unknown().confirmed(ZoneOffset.ofHours(-5)))
                .hasMessageStartingWith("time zone: must be a place such as America/Chicago");
    }
}
