package dev.duly.testkit.simulation;

import dev.duly.core.consent.ConsentChange;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// How often a person is answered at the most: once for each turn from STOP to START or back, in
/// whatever order they came in.
///
/// @param heard all lines, in the order in which they came into the ledger
/// @param writtenAt when the person wrote what a line says
record Turns(List<ConsentChange> heard, Function<ConsentChange, Instant> writtenAt) {
    long most(List<ConsentChange> outs, List<ConsentChange> ins) {
        var turns = Math.min(outs.size(), ins.size()) * 2L + (outs.size() == ins.size() ? 0 : 1);
        return turns + outs.stream().filter(out -> seemsNewer(out, ins)).count();
    }

    /// A STOP that came in after the START which followed it: the order is unknown until both are
    /// listed, and until then it is an opt-out, which is confirmed.
    private boolean seemsNewer(ConsentChange out, List<ConsentChange> ins) {
        return ins.stream()
                .filter(in -> heard.indexOf(in) < heard.indexOf(out))
                .filter(in -> !writtenAt.apply(in).isBefore(writtenAt.apply(out)))
                .anyMatch(in -> in.providerAt().isEmpty() || out.providerAt().isEmpty());
    }
}
