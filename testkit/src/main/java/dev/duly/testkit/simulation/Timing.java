package dev.duly.testkit.simulation;

import dev.duly.core.message.Draft;
import dev.duly.core.message.Terms;
import java.time.Instant;
import java.util.Optional;

/// When a text is to go, as its author has it.
final class Timing {
    private Timing() {}

    /// With the times that its author wants, if any.
    static Draft drawn(Draft draft, Instant now, Chance chance) {
        var isTimed = chance.strikes(Hazard.TIMED);
        Optional<Terms.Overriding> override =
                chance.strikes(Hazard.OVERRIDES)
                        ? Optional.of(new Terms.Overriding("The judge has asked for it."))
                        : Optional.empty();
        if (!isTimed) {
            return override.isEmpty()
                    ? draft
                    : draft.on(new Terms(Optional.empty(), Optional.empty(), override));
        }
        var begin = now.plusMillis(chance.between(0, 240_000));
        var end = begin.plusMillis(chance.between(1_000, 600_000));
        return draft.on(
                new Terms(
                        chance.isOneOf(3) ? Optional.empty() : Optional.of(begin),
                        chance.isOneOf(3) ? Optional.empty() : Optional.of(end),
                        override));
    }
}
