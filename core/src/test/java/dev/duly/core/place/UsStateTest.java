package dev.duly.core.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class UsStateTest {
    @Test
    void aPostalCodeIsReadInAnyCaseAndAnythingElseIsNoState() {
        assertThat(UsState.of(" fl ")).contains(UsState.FL);
        assertThat(UsState.of("Florida")).isEmpty();
        assertThat(UsState.of("XX")).isEmpty();
        assertThat(UsState.of("")).isEmpty();
    }

    @Test
    void fiftyStatesTheDistrictAndFiveTerritoriesEachHaveAZone() {
        assertThat(UsState.values()).hasSize(56).allMatch(state -> !state.zones().isEmpty());
    }

    @Test
    void aStateThatIsSplitHasAllItsZones() {
        assertThat(UsState.TN.zones())
                .containsExactlyInAnyOrder(
                        ZoneId.of("America/New_York"), ZoneId.of("America/Chicago"));
        assertThat(UsState.AZ.zones())
                .containsExactlyInAnyOrder(
                        ZoneId.of("America/Phoenix"), ZoneId.of("America/Denver"));
    }
}
