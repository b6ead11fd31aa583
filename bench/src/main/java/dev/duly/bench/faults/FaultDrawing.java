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

    /// How often each kind is dealt, in its order in [#deal].
    private static final List<Integer> DECK =
            List.of(0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6, 6, 6, 6);

    private final Random chance;
    private final int count;

    FaultDrawing(long seed, int count) {
        // Apart from the texts' chance, so that more texts do not change the faults.
        this.chance = new Random(seed * 31 + 7);
        this.count = count;
    }

    /// In the order in which they strike, each kind at least once where there are enough.
    List<PlannedFault> faults() {
        var kinds = new ArrayList<Integer>();
        for (var i = 0; i < count; i++) {
            kinds.add(i < KINDS ? i : DECK.get(chance.nextInt(DECK.size())));
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
            case 0 -> new Fault.KillServer();
            case 1 -> new Fault.PauseServer(FaultRun.LEASE.plus(millis(300, 1_500)));
            case 2 -> new Fault.KillSandbox(millis(0, 1_000));
            case 3 -> new Fault.CutConnections(way(), millis(200, 1_000));
            case 4 -> new Fault.RefuseConnections(way(), millis(500, 2_000));
            case 5 -> new Fault.SwallowAnswers(way(), millis(500, 2_000));
            default -> new Fault.ChangeWeather(weather());
        };
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
