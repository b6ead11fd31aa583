package dev.duly.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The simulation in a second or two: what mutation testing runs once for each fault that the unit
/// tests have not noticed.
class FewWorldsTest {
    private static final int WORLDS = 100;

    @BeforeAll
    static void alertsOfWorldsAreNoNews() {
        QuietAlerts.fromNowOn();
    }

    @Test
    void aHundredDrawnWorldsKeepEveryPromise() {
        assertThat(LongStream.range(0, WORLDS).mapToObj(seed -> WorldPlan.drawn(seed, 3)))
                .allSatisfy(plan -> assertThat(Simulation.run(plan).violation()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = SmallWorlds.Kind.class,
            names = {"ONE_STRIKE", "SOMETHING_BETWEEN_UNANSWERED"})
    void smallWorldsOfAKindKeepEveryPromise(SmallWorlds.Kind kind) {
        assertThat(SmallWorlds.visit(kind, Tampering.NONE).broken()).isEmpty();
    }
}
