package dev.duly.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The simulation in a second or two: what mutation testing runs once for each fault that the unit
/// tests have not noticed.
class FewWorldsTest {
    private static final int WORLDS = 60;

    @BeforeAll
    static void alertsOfWorldsAreNoNews() {
        QuietAlerts.fromNowOn();
    }

    @Test
    void sixtyDrawnWorldsKeepEveryPromise() {
        assertThat(LongStream.range(0, WORLDS).mapToObj(seed -> WorldPlan.drawn(seed, 3)))
                .allSatisfy(plan -> assertThat(Simulation.run(plan).violation()).isEmpty());
    }

    @Test
    void whateverComesBetweenAnyTwoCallsOfOneTextEveryPromiseIsKept() {
        var kind = SmallWorlds.Kind.SOMETHING_BETWEEN_UNANSWERED;

        assertThat(SmallWorlds.visit(kind, () -> Tampering.NONE).broken()).isEmpty();
    }
}
