package dev.duly.bench.faults;

import java.util.List;

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

    /// How many texts come between two faults, on average.
    int stretch() {
        return Math.max(1, texts.size() / Math.max(1, faults.size()));
    }
}
