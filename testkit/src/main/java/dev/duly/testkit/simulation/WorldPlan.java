package dev.duly.testkit.simulation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// All that makes one world: the same plan is the same world, step by step.
///
/// @param seed of everything that happens
/// @param nodes 1 to 5
/// @param people who are texted
/// @param texts how many are submitted
/// @param strengths of each hazard, in thousandths of its occasions; one that is missing never
///   strikes
public record WorldPlan(
        long seed, int nodes, int people, int texts, Map<Hazard, Integer> strengths) {
    private static final int MOST_TEXTS = 24;
    private static final int MOST_PEOPLE = 5;
    private static final int MOST_STRENGTH = 950;

    /// One world of so many is of days.
    private static final int DAYS_EACH = 8;

    private static final int MOST_NODES_OF_DAYS = 3;

    public WorldPlan {
        strengths = Collections.unmodifiableMap(new EnumMap<>(ordered(strengths)));
    }

    /// The world of `seed`, of which every other is narrow, and of those a part counts by the day.
    ///
    /// @param mostNodes 1 to 5
    public static WorldPlan drawn(long seed, int mostNodes) {
        if (seed % 2 == 0) {
            return mixed(seed, mostNodes);
        }
        return seed % DAYS_EACH == 1 ? ofDays(seed, mostNodes) : narrow(seed, mostNodes);
    }

    /// What is counted and closed by the day, strongly, and one or two people.
    static WorldPlan ofDays(long seed, int mostNodes) {
        var chance = new SplittableRandom(seed * 31 + 19);
        var strengths = new EnumMap<Hazard, Integer>(Hazard.class);
        for (var hazard : Hazard.values()) {
            if (chance.nextDouble() < share(hazard)) {
                var strength = hazard.most() * chance.nextDouble(0.3, 2.5);
                strengths.put(hazard, Math.clamp((int) strength, 1, MOST_STRENGTH));
            }
        }
        return new WorldPlan(
                seed,
                1 + chance.nextInt(Math.min(MOST_NODES_OF_DAYS, mostNodes)),
                1 + chance.nextInt(2),
                4 + chance.nextInt(MOST_TEXTS - 4),
                strengths);
    }

    private static double share(Hazard hazard) {
        if (Hazard.OF_DAYS.contains(hazard)) {
            return 0.45;
        }
        return Hazard.AROUND_DAYS.contains(hazard) ? 0.5 : 0.03;
    }

    /// Few hazards that have to do with each other, each of them strong, and one or two people.
    static WorldPlan narrow(long seed, int mostNodes) {
        var chance = new SplittableRandom(seed * 31 + 17);
        var together = Hazard.TOGETHER.get(chance.nextInt(Hazard.TOGETHER.size()));
        var strengths = new EnumMap<Hazard, Integer>(Hazard.class);
        for (var hazard : EnumSet.range(Hazard.PORT_REFUSES, Hazard.BLOCKED_LATE)) {
            if (chance.nextDouble() < (together.contains(hazard) ? 0.6 : 0.04)) {
                var strength = hazard.most() * chance.nextDouble(0.3, 2.5);
                strengths.put(hazard, Math.clamp((int) strength, 1, MOST_STRENGTH));
            }
        }
        return new WorldPlan(
                seed,
                1 + chance.nextInt(mostNodes),
                1 + chance.nextInt(2),
                1 + chance.nextInt(MOST_TEXTS),
                strengths);
    }

    /// Each has its own size, and its own mix and strength of hazards, so that rare mixes come up.
    ///
    /// @param mostNodes 1 to 5
    static WorldPlan mixed(long seed, int mostNodes) {
        var chance = new SplittableRandom(seed * 31 + 7);
        var strengths = new EnumMap<Hazard, Integer>(Hazard.class);
        var share = chance.nextDouble(0.1, 0.9);
        draw(EnumSet.range(Hazard.PORT_REFUSES, Hazard.TWINS), share, chance, strengths);
        // By a chance of their own: a world without rules is the same as it ever was.
        var ofRules = new SplittableRandom(seed * 31 + 11);
        if (ofRules.nextBoolean()) {
            drawRules(ofRules.nextDouble(0.4, 0.95), ofRules, strengths);
        }
        var besides = new SplittableRandom(seed * 31 + 13);
        draw(Hazard.BESIDES, besides.nextDouble(0, 0.6), besides, strengths);
        return new WorldPlan(
                seed,
                1 + chance.nextInt(mostNodes),
                1 + chance.nextInt(MOST_PEOPLE),
                1 + chance.nextInt(MOST_TEXTS),
                strengths);
    }

    private static void draw(
            Set<Hazard> hazards,
            double share,
            SplittableRandom chance,
            Map<Hazard, Integer> strengths) {
        for (var hazard : hazards) {
            if (chance.nextDouble() < share) {
                var part = chance.nextBoolean() ? 1 : chance.nextDouble();
                strengths.put(
                        hazard, Math.max(1, (int) (hazard.most() * part * chance.nextDouble())));
            }
        }
    }

    /// Strongly, because most of them are not faults but how a world is set up.
    private static void drawRules(
            double share, SplittableRandom chance, Map<Hazard, Integer> strengths) {
        for (var hazard : Hazard.OF_RULES) {
            if (chance.nextDouble() < share) {
                strengths.put(hazard, (int) (hazard.most() * chance.nextDouble(0.4, 1)));
            }
        }
    }

    /// A world in which nothing goes wrong.
    public static WorldPlan calm(long seed, int nodes, int people, int texts) {
        return new WorldPlan(seed, nodes, people, texts, Map.of());
    }

    /// Whether its texts are spread over days.
    boolean isOfDays() {
        return strength(Hazard.DAYS) > 0;
    }

    /// Whether the loop runs that tells staff of what ended unsent: where a text can expire.
    boolean hasWhoTells() {
        return strength(Hazard.TIMED) > 0 || strength(Hazard.NEVER_LATER) > 0;
    }

    public int strength(Hazard hazard) {
        return strengths.getOrDefault(hazard, 0);
    }

    public WorldPlan with(Hazard hazard, int strength) {
        var next = ordered(strengths);
        next.put(hazard, strength);
        return new WorldPlan(seed, nodes, people, texts, next);
    }

    public WorldPlan without(Hazard hazard) {
        var next = ordered(strengths);
        next.remove(hazard);
        return new WorldPlan(seed, nodes, people, texts, next);
    }

    /// The same with one department whose texts go at any time.
    public WorldPlan withoutRules() {
        var next = ordered(strengths);
        next.keySet().removeAll(Hazard.OF_RULES);
        next.keySet().removeAll(Hazard.BESIDES);
        next.keySet().removeAll(Hazard.OF_DAYS);
        return new WorldPlan(seed, nodes, people, texts, next);
    }

    public WorldPlan withSeed(long other) {
        return new WorldPlan(other, nodes, people, texts, strengths);
    }

    public WorldPlan sized(int fewerNodes, int fewerPeople, int fewerTexts) {
        return new WorldPlan(seed, fewerNodes, fewerPeople, fewerTexts, strengths);
    }

    private static EnumMap<Hazard, Integer> ordered(Map<Hazard, Integer> strengths) {
        var ordered = new EnumMap<Hazard, Integer>(Hazard.class);
        ordered.putAll(strengths);
        return ordered;
    }
}
