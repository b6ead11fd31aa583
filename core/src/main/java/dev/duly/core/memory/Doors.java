package dev.duly.core.memory;

import dev.duly.core.policy.SendBudget;
import dev.duly.core.policy.SendBudget.Answer.Later;
import dev.duly.core.policy.SendBudget.Ask;
import dev.duly.core.policy.SendBudget.Met;
import dev.duly.core.policy.SendBudget.Shortage;
import dev.duly.core.provider.GatewayAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How many texts are at each account's door at once.
final class Doors {
    private static final Duration BETWEEN_HALVINGS = Duration.ofSeconds(1);

    /// The usual time of one call: a place may be free by then.
    private static final Duration A_CALL = Duration.ofMillis(50);

    private static final class Door {
        /// Since when, by the grant's number.
        final Map<Long, Instant> inside = new HashMap<>();

        int places = SendBudget.PLACES;
        int answered;
        Instant halvedAt = Instant.MIN;

        void leave(Met met, Instant now) {
            switch (met) {
                case ANSWERED -> widen();
                case BUSY -> halve(now);
                case NOT_ASKED -> {}
            }
        }

        private void widen() {
            if (++answered >= places) {
                answered = 0;
                places = Math.min(places + 1, SendBudget.MOST_PLACES);
            }
        }

        private void halve(Instant now) {
            answered = 0;
            if (halvedAt.equals(Instant.MIN) || !now.isBefore(halvedAt.plus(BETWEEN_HALVINGS))) {
                places = Math.max(1, places / 2);
                halvedAt = now;
            }
        }
    }

    private final Map<GatewayAccount, Door> doors = new HashMap<>();

    Optional<Later> shortage(Ask ask, Instant now) {
        var door = door(ask);
        door.inside.values().removeIf(since -> !since.plus(SendBudget.PATIENCE).isAfter(now));
        return door.inside.size() >= door.places
                ? Optional.of(new Later(A_CALL, Shortage.DOOR))
                : Optional.empty();
    }

    void take(Ask ask, long grant, Instant now) {
        door(ask).inside.put(grant, now);
    }

    /// Since when the grant was inside; empty when it is not.
    Optional<Instant> settle(Ask ask, long grant, Met met, Instant now) {
        var door = door(ask);
        var since = Optional.ofNullable(door.inside.remove(grant));
        since.ifPresent(_ -> door.leave(met, now));
        return since;
    }

    private Door door(Ask ask) {
        return doors.computeIfAbsent(ask.account(), _ -> new Door());
    }
}
