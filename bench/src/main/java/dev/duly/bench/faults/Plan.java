package dev.duly.bench.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Everything that a run will do. Drawn from the seed alone: the same seed gives the same plan,
/// though real processes never run twice in exactly the same way.
///
/// @param nodes how many servers share the work; one keeps all in a file of its own
/// @param lines how many clients ask for texts at once
/// @param texts in the order of their indexes
/// @param handsetTexts in the order in which they are sent
/// @param faults in the order in which they strike
public record Plan(
        long seed,
        int nodes,
        int lines,
        List<PlannedText> texts,
        List<PlannedHandsetText> handsetTexts,
        List<PlannedFault> faults) {
    public Plan {
        texts = List.copyOf(texts);
        handsetTexts = List.copyOf(handsetTexts);
        faults = List.copyOf(faults);
    }

    public static Plan draw(long seed, int nodes, int texts, int faults) {
        var drawnTexts = new TextDrawing(seed, texts);
        return new Plan(
                seed,
                nodes,
                TextDrawing.LINES,
                drawnTexts.texts(),
                drawnTexts.handsetTexts(),
                new FaultDrawing(seed, faults, nodes).faults());
    }

    /// Nothing goes wrong; but each server is restarted, one after the other.
    public static Plan rolling(long seed, int nodes, int texts) {
        var restarts =
                IntStream.range(0, nodes)
                        .mapToObj(node ->
                                new PlannedFault(
                                        (node + 0.5) / nodes,
                                        Duration.ZERO,
                                        new Fault.RestartServer(node)))
                        .toList();
        var drawn = draw(seed, nodes, texts, 0);
        return new Plan(seed, nodes, drawn.lines(), drawn.texts(), drawn.handsetTexts(), restarts);
    }

    /// What has to hold after it.
    List<Check> checks() {
        var isRolling =
                !faults.isEmpty()
                        && faults.stream()
                                .allMatch(
                                        planned -> planned.fault() instanceof Fault.RestartServer);
        return isRolling
                ? Stream.concat(Check.all().stream(), Stream.of(new LeftInTime())).toList()
                : Check.all();
    }

    /// How many texts come between two faults, on average.
    int stretch() {
        return Math.max(1, texts.size() / Math.max(1, faults.size()));
    }
}
