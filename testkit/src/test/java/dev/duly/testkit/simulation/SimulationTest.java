package dev.duly.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulationTest {
    static final int FIXED = 2_000;

    /// Worlds that nobody has seen before: so few that no build depends on luck. More of them
    /// belong to `./duly simulate`.
    private static final int NEW = 500;

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
        var worlds = new DrawnWorlds(5);

        worlds.visit(0, FIXED, _ -> {});

        System.out.println("fixed worlds: " + worlds);
        assertThat(worlds.story()).isEmpty();
        assertThat(worlds.worlds()).isEqualTo(FIXED);
    }

    @Test
    void worldsOfNewSeedsKeepEveryPromise() {
        var first = ThreadLocalRandom.current().nextLong(1L << 40);
        System.out.println("new worlds: seeds from " + first);
        var worlds = new DrawnWorlds(5);

        worlds.visit(first, NEW, _ -> {});

        System.out.println("new worlds: " + worlds);
        assertThat(worlds.story()).isEmpty();
    }

    @Test
    void aBrokenWorldIsTold() {
        var fault = ProtocolFaults.all().getOrDefault("the budget is not asked", Tampering.NONE);
        var worlds = new DrawnWorlds(5, fault);

        worlds.visit(0, 60, _ -> {});

        assertThat(worlds.allKept()).isFalse();
        assertThat(worlds.story())
                .anyMatch(line -> line.contains("--worlds 1 --seed "))
                .anyMatch(line -> line.startsWith("The smallest world that was found: WorldPlan["))
                .last()
                .asString()
                .contains("BROKEN");
    }
}
