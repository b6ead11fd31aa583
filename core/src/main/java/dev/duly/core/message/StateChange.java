package dev.duly.core.message;

import dev.duly.core.record.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One step of a text's life.
///
/// @param at by our clock, to the millisecond
/// @param providerAt by the provider's clock, where it stated one; to the millisecond
/// @param attempt the attempt it belongs to, from 1; 0 when it belongs to none
public record StateChange(
        MessageState state,
        Instant at,
        Optional<Instant> providerAt,
        Actor by,
        int attempt,
        Optional<Reason> reason) {
    public StateChange {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        providerAt = providerAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }
}
