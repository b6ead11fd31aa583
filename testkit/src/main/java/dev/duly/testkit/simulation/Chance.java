package dev.duly.testkit.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// All chance of one world, from its seed.
final class Chance {
    private final Map<Hazard, Integer> strengths = new EnumMap<>(Hazard.class);
    private final SplittableRandom random;
    private boolean healed;

    Chance(WorldPlan plan) {
        this.strengths.putAll(plan.strengths());
        this.random = new SplittableRandom(plan.seed());
    }

    /// From now on nothing goes wrong.
    void heal() {
        healed = true;
    }

    boolean isHealed() {
        return healed;
    }

    /// Whether `hazard` strikes on this occasion.
    boolean strikes(Hazard hazard) {
        var strength = strengths.getOrDefault(hazard, 0);
        return strength > 0 && !healed && random.nextInt(1_000) < strength;
    }

    boolean isOneOf(int many) {
        return random.nextInt(many) == 0;
    }

    /// @param most included
    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    <T> T oneOf(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /// A chance of its own for somebody else.
    SplittableRandom split() {
        return random.split();
    }
}
