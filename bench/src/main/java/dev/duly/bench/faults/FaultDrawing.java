package dev.duly.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Draws which faults strike, and when.
final class FaultDrawing {
    private static final int KINDS = 7;
    private static final int KINDS_OF_SEVERAL = 11;

    /// How often each kind is dealt, in its order in [#deal].
    private static final List<Integer> DECK =
            List.of(0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6, 6, 6, 6);

    /// Where several nodes share a Redis.
    private static final List<Integer> DECK_OF_SEVERAL =
            List.of(0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 3, 4, 5, 6, 6, 6, 6, 7, 7, 8, 8, 9, 9, 9, 10, 10);

    private final Random chance;
    private final int count;
    private final int nodes;

    FaultDrawing(long seed, int count, int nodes) {
        // Apart from the texts' chance, so that more texts do not change the faults.
        this.chance = new Random(seed * 31 + 7);
        this.count = count;
        this.nodes = nodes;
    }

    /// In the order in which they strike, each kind at least once where there are enough.
    List<PlannedFault> faults() {
        var deck = nodes == 1 ? DECK : DECK_OF_SEVERAL;
        var different = nodes == 1 ? KINDS : KINDS_OF_SEVERAL;
        var kinds = new ArrayList<Integer>();
        for (var i = 0; i < count; i++) {
            kinds.add(i < different ? i : deck.get(chance.nextInt(deck.size())));
        }
        Collections.shuffle(kinds, chance);
        var faults = new ArrayList<PlannedFault>();
        for (var i = 0; i < count; i++) {
            faults.add(
                    new PlannedFault(
                            (i + chance.nextDouble()) / count, millis(0, 800), deal(kinds.get(i))));
        }
        return faults;
    }

    private Fault deal(int kind) {
        return switch (kind) {
            case 0 -> new Fault.KillServer(node());
            case 1 -> new Fault.PauseServer(node(), FaultRun.LEASE.plus(millis(300, 1_500)));
            case 2 -> new Fault.KillSandbox(millis(0, 1_000));
            case 3 -> new Fault.CutConnections(way(), millis(200, 1_000));
            case 4 -> new Fault.RefuseConnections(way(), millis(500, 2_000));
            case 5 -> new Fault.SwallowAnswers(way(), millis(500, 2_000));
            case 7 -> new Fault.KillRedis(millis(0, 2_000));
            case 8 -> new Fault.PauseRedis(millis(500, 4_000));
            case 9 -> new Fault.FlushRedis();
            case 10 -> cutOffFromRedis();
            default -> new Fault.ChangeWeather(weather());
        };
    }

    private Fault cutOffFromRedis() {
        return switch (chance.nextInt(3)) {
            case 0 -> new Fault.CutConnections(Fault.Way.TO_REDIS, millis(200, 1_000));
            case 1 -> new Fault.RefuseConnections(Fault.Way.TO_REDIS, millis(500, 3_000));
            default -> new Fault.SwallowAnswers(Fault.Way.TO_REDIS, millis(500, 3_000));
        };
    }

    private int node() {
        // A plan for one node draws nothing here, so that its seeds stay what they are.
        return nodes == 1 ? 0 : chance.nextInt(nodes);
    }

    private Fault.Way way() {
        return chance.nextInt(3) == 0 ? Fault.Way.TO_SERVER : Fault.Way.TO_SANDBOX;
    }

    private Weather weather() {
        var weathers = Weather.values();
        return weathers[chance.nextInt(weathers.length)];
    }

    private Duration millis(int from, int to) {
        return millis(chance, from, to);
    }

    static Duration millis(RandomGenerator chance, int from, int to) {
        return Duration.ofMillis(chance.nextInt(from, to));
    }
}
