package dev.duly.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulationTest {
    static final int FIXED = 2_000;
    private static final int NEW = 2_000;

    @BeforeAll
    static void alertsOfWorldsAreNoNews() {
        QuietAlerts.fromNowOn();
    }

    @Test
    void aCalmWorldBringsEveryTextAndNeedsNoSecondTry() {
        var outcome = Simulation.run(WorldPlan.calm(1, 3, 3, 20));

        assertThat(outcome.violation()).isEmpty();
        assertThat(outcome.texts()).isEqualTo(20);
    }

    @Test
    void theSamePlanIsTheSameWorldStepByStep() {
        var plan = WorldPlan.drawn(17, 3);

        var first = Simulation.tell(plan, Tampering.NONE);
        var second = Simulation.tell(plan, Tampering.NONE);

        assertThat(first.story()).isNotEmpty().isEqualTo(second.story());
        assertThat(Simulation.run(plan).steps()).isEqualTo(first.steps());
    }

    @Test
    void worldsOfFixedSeedsKeepEveryPromise() {
        assertThat(LongStream.range(0, FIXED).mapToObj(seed -> WorldPlan.drawn(seed, 5)))
                .allSatisfy(SimulationTest::keepsEveryPromise);
    }

    @Test
    void worldsOfNewSeedsKeepEveryPromise() {
        var first = ThreadLocalRandom.current().nextLong(1L << 40);
        System.out.println("new worlds: seeds " + first + " to " + (first + NEW - 1));

        assertThat(LongStream.range(first, first + NEW).mapToObj(seed -> WorldPlan.drawn(seed, 5)))
                .allSatisfy(SimulationTest::keepsEveryPromise);
    }

    private static void keepsEveryPromise(WorldPlan plan) {
        assertThat(Simulation.run(plan).violation()).as("%s", plan).isEmpty();
    }
}
