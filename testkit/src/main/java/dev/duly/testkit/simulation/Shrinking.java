package dev.duly.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks for the smallest world that still breaks the same promise: fewer texts, people and nodes,
/// fewer hazards, a shorter time in which they strike. A smaller world is another world, so each is
/// tried with several seeds.
public final class Shrinking {
    private static final int SEEDS = 40;

    private final Tampering tampering;
    private final String promise;
    private int left;

    private Shrinking(Tampering tampering, String promise, int mostWorlds) {
        this.tampering = tampering;
        this.promise = promise;
        this.left = mostWorlds;
    }

    /// The smallest failing world that was found, told.
    ///
    /// @param failing a world that breaks a promise
    /// @param mostWorlds how many may be tried
    /// @throws IllegalArgumentException when `failing` breaks none
    public static Simulation.Outcome smallest(
            WorldPlan failing, Tampering tampering, int mostWorlds) {
        var promise =
                Simulation.run(failing, tampering)
                        .violation()
                        .map(Violation::promise)
                        .orElseThrow(() ->
                                new IllegalArgumentException("keeps every promise: " + failing));
        var plan = new Shrinking(tampering, promise, mostWorlds).shrunk(failing);
        return Simulation.tell(plan, tampering);
    }

    private WorldPlan shrunk(WorldPlan failing) {
        var plan = failing;
        while (left > 0) {
            var smaller = smaller(plan);
            if (smaller.isEmpty()) {
                return plan;
            }
            plan = smaller.get();
        }
        return plan;
    }

    private Optional<WorldPlan> smaller(WorldPlan plan) {
        return candidates(plan).stream().flatMap(one -> failing(one).stream()).findFirst();
    }

    private static List<WorldPlan> candidates(WorldPlan plan) {
        var candidates = new ArrayList<WorldPlan>();
        if (plan.texts() > 1) {
            candidates.add(plan.sized(plan.nodes(), plan.people(), plan.texts() / 2));
            candidates.add(plan.sized(plan.nodes(), plan.people(), plan.texts() - 1));
        }
        if (plan.people() > 1) {
            candidates.add(plan.sized(plan.nodes(), 1, plan.texts()));
        }
        if (plan.nodes() > 1) {
            candidates.add(plan.sized(plan.nodes() - 1, plan.people(), plan.texts()));
        }
        plan.strengths().keySet().forEach(hazard -> candidates.add(plan.without(hazard)));
        return candidates;
    }

    private Optional<WorldPlan> failing(WorldPlan plan) {
        for (var i = 0; i < SEEDS && left > 0; i++) {
            var tried = plan.withSeed(plan.seed() + i);
            left--;
            if (Simulation.run(tried, tampering)
                    .violation()
                    .filter(violation -> violation.promise().equals(promise))
                    .isPresent()) {
                return Optional.of(tried);
            }
        }
        return Optional.empty();
    }
}
