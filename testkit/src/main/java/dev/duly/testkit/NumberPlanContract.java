package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
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

    private void notUnderstood(String written) {
        var reading = plan.read(written);

        assertThat(reading).isInstanceOf(NumberReading.NotUnderstood.class);
        if (reading instanceof NumberReading.NotUnderstood(var why)) {
            // It is shown behind the name of the field, and kept in logs.
            assertThat(why).isNotBlank().doesNotContain("555");
        }
    }
}
