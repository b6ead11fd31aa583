package dev.duly.testkit.simulation;

import dev.duly.core.consent.ConsentChange;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// How often a person is answered at the most: once for each turn from STOP to START or back, in
/// whatever order they came in.
final class Turns {
    private Turns() {}

    /// @param writtenAt when the person wrote what a line says
    static long most(
            List<ConsentChange> outs,
            List<ConsentChange> ins,
            Function<ConsentChange, Instant> writtenAt) {
        var turns = Math.min(outs.size(), ins.size()) * 2L + (outs.size() == ins.size() ? 0 : 1);
        return turns + outs.stream().filter(out -> seemsNewer(out, ins, writtenAt)).count();
    }

    /// A STOP that was fetched after the START which followed it was posted: the order is unknown
    /// until that START is listed too, and until then it is an opt-out, which is confirmed.
    private static boolean seemsNewer(
            ConsentChange out,
            List<ConsentChange> ins,
            Function<ConsentChange, Instant> writtenAt) {
        return out.providerAt().isPresent()
                && ins.stream()
                        .filter(in -> in.providerAt().isEmpty())
                        .anyMatch(in -> !writtenAt.apply(in).isBefore(writtenAt.apply(out)));
    }
}
