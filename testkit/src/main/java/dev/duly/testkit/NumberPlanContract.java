package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.place.UsState;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every [NumberPlan] promises.
public abstract class NumberPlanContract {
    private NumberPlan plan;

    /// A plan whose home country is the United States.
    protected abstract NumberPlan planOfTheUnitedStates();

    @BeforeEach
    void openPlan() {
        plan = planOfTheUnitedStates();
    }

    @TestFactory
    Stream<DynamicTest> annIsUnderstoodHoweverSheIsWritten() {
        return DynamicTest.stream(
                Stream.of(
                        "+17025550142",
                        "+1 702 555 0142",
                        "+1 (702) 555-0142",
                        "+1.702.555.0142",
                        "+1-702-555-0142",
                        "7025550142",
                        "702-555-0142",
                        "702.555.0142",
                        "702 555 0142",
                        "(702) 555-0142",
                        "(702)555-0142",
                        "  702 555 0142 "),
                written -> "\"" + written + "\"",
                written ->
                        assertThat(plan.read(written))
                                .isEqualTo(new NumberReading.Understood(Samples.ANN)));
    }

    @Test
    void aNumberAbroadIsUnderstoodWithItsCountryCode() {
        assertThat(plan.read("+49 30 901820"))
                .isEqualTo(new NumberReading.Understood(new PhoneNumber("+4930901820")));
        assertThat(plan.read("+44 20 7946 0958"))
                .isEqualTo(new NumberReading.Understood(new PhoneNumber("+442079460958")));
    }

    @Test
    void whetherANumberIsInServiceIsNotAsked() {
        assertThat(plan.read("+15005550006"))
                .isEqualTo(new NumberReading.Understood(Samples.OFFICE));
    }

    @TestFactory
    Stream<DynamicTest> anythingElseIsNotUnderstood() {
        return DynamicTest.stream(
                Stream.of(
                        "",
                        " ",
                        "+",
                        "Ann",
                        "702-555-CALL",
                        "+1702555O142",
                        "702 555 0142 ext 5",
                        "702 555 0142 x5",
                        "702 555 0142;ext=5",
                        "702 555 0142, 702 555 0143",
                        "702 555 0142 / 702 555 0143",
                        "7025550142 7025550143",
                        "+17025550142 +17025550143",
                        "555-0142",
                        "+1702555014",
                        "+170255501420",
                        "911",
                        "+1"),
                written -> "\"" + written + "\"",
                this::notUnderstood);
    }

    @Test
    void anAreaCodeInOneZoneHasThatZoneAndItsState() {
        var places = plan.places(Samples.ANN);

        assertThat(places.origin()).isEqualTo("area code 702");
        assertThat(places.zones()).containsExactly(ZoneId.of("America/Los_Angeles"));
        assertThat(places.states()).containsExactly(UsState.NV);
    }

    @Test
    void anAreaCodeThatIsSplitHasAllItsZones() {
        assertThat(plan.places(new PhoneNumber("+18505550142")).zones())
                .containsExactlyInAnyOrder(
                        ZoneId.of("America/New_York"), ZoneId.of("America/Chicago"));
        // The Navajo Nation keeps summer time, the rest of Arizona does not.
        assertThat(plan.places(new PhoneNumber("+19285550142")).zones())
                .containsExactlyInAnyOrder(
                        ZoneId.of("America/Phoenix"), ZoneId.of("America/Denver"));
    }

    @Test
    void anOverlayHasThePlacesOfTheCodeThatItLiesOver() {
        var below = plan.places(new PhoneNumber("+18505550142"));
        var over = plan.places(new PhoneNumber("+14485550142"));

        assertThat(over.zones()).isEqualTo(below.zones());
        assertThat(over.states()).isEqualTo(below.states()).containsExactly(UsState.FL);
    }

    @Test
    void whatFollowsTheAreaCodeTellsNothing() {
        // The first exchange lies in Pensacola, the second in Tallahassee, an hour apart.
        assertThat(plan.places(new PhoneNumber("+18502345678")))
                .isEqualTo(plan.places(new PhoneNumber("+18505745678")))
                .isEqualTo(plan.places(new PhoneNumber("+18509999999")));
    }

    @TestFactory
    Stream<DynamicTest> aNumberThatIsTiedToNoPlaceHasNone() {
        return DynamicTest.stream(
                Stream.of(
                        "+18005550142",
                        "+18335550142",
                        "+15005550006",
                        "+19005550142",
                        "+12115550142"),
                e164 -> e164.substring(0, 5),
                e164 -> {
                    var places = plan.places(new PhoneNumber(e164));
                    assertThat(places.zones()).isEmpty();
                    assertThat(places.states()).isEmpty();
                    assertThat(places.origin()).isEqualTo("area code " + e164.substring(2, 5));
                });
    }

    @Test
    void aNumberAbroadHasNoState() {
        var places = plan.places(new PhoneNumber("+442079460958"));

        assertThat(places.states()).isEmpty();
        // Which zones it has is what the plan knows; a wrong country's is never among them.
        assertThat(places.zones()).allMatch(zone -> zone.getId().startsWith("Europe/"));
        assertThat(places.origin()).isNotBlank().doesNotContain("7946");
    }

    private void notUnderstood(String written) {
        var reading = plan.read(written);

        assertThat(reading).isInstanceOf(NumberReading.NotUnderstood.class);
        if (reading instanceof NumberReading.NotUnderstood(var why)) {
            // It is shown behind the name of the field, and kept in logs.
            assertThat(why).isNotBlank().doesNotContain("555");
        }
    }
}
