package dev.duly.testkit.simulation;

import java.util.List;

/// Strikes as the plan's strengths say.
final class RandomFate implements Fate {
    private static final List<Long> LONGEST_LATENCIES = List.of(5L, 12L, 12L, 100L, 900L);

    private final Chance chance;
    private final int prompt;
    private final long longestLatency;

    RandomFate(Chance chance) {
        this.chance = chance;
        this.prompt = (int) chance.between(2, 12);
        this.longestLatency = chance.oneOf(LONGEST_LATENCIES);
    }

    @Override
    public Strike strike(String call) {
        if (chance.strikes(Hazard.PORT_REFUSES)) {
            return new Strike(Strike.Kind.REFUSED, 0);
        }
        if (chance.strikes(Hazard.PORT_ANSWER_LOST)) {
            return new Strike(Strike.Kind.ANSWER_LOST, 0);
        }
        if (chance.strikes(Hazard.PORT_SILENT)) {
            return either(Strike.Kind.SILENT_UNDONE, Strike.Kind.SILENT_DONE, 120_000);
        }
        if (chance.strikes(Hazard.PORT_SLOW)) {
            return either(Strike.Kind.SLOW_BEFORE, Strike.Kind.SLOW_AFTER, 45_000);
        }
        if (chance.strikes(Hazard.NODE_DIES)) {
            return either(Strike.Kind.DIES_BEFORE, Strike.Kind.DIES_AFTER, 90_000);
        }
        if (chance.strikes(Hazard.NODE_PAUSES)) {
            return either(Strike.Kind.PAUSES_BEFORE, Strike.Kind.PAUSES_AFTER, 240_000);
        }
        return Strike.NONE;
    }

    /// Mostly nothing, so that most calls cost no change of turn.
    @Override
    public long latency() {
        return chance.isOneOf(prompt) ? chance.between(1, longestLatency) : 0;
    }

    private Strike either(Strike.Kind one, Strike.Kind other, long most) {
        var longest = chance.isOneOf(2) ? most / 20 : most;
        return new Strike(chance.isOneOf(2) ? one : other, chance.between(1, longest));
    }
}
