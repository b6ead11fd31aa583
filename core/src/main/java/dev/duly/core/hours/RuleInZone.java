package dev.duly.core.hours;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// One rule on the clocks of one zone. It is decided by what the clock on the wall shows: an hour
/// that the clocks leave out is never there, and one that comes twice is open twice.
record RuleInZone(SendingHours rule, ZoneId zone) {
    boolean isOpen(Instant moment) {
        return rule.isOpen(moment.atZone(zone).toLocalDateTime());
    }

    /// The first moment from `moment` on, itself included, at which the rule is open; empty when
    /// there is none before `horizon`.
    Optional<Instant> opensFrom(Instant moment, Instant horizon) {
        return firstWith(true, moment, horizon);
    }

    /// The first moment from `moment` on at which the rule is closed; empty when there is none
    /// before `horizon`.
    Optional<Instant> closesFrom(Instant moment, Instant horizon) {
        return firstWith(false, moment, horizon);
    }

    private Optional<Instant> firstWith(boolean open, Instant from, Instant horizon) {
        var moment = from;
        while (moment.isBefore(horizon)) {
            if (isOpen(moment) == open) {
                return Optional.of(moment);
            }
            moment = nextEdge(moment);
        }
        return Optional.empty();
    }

    /// Between two edges the answer is the same. The clocks' own changes are edges too, so that
    /// from one edge to the next the wall clock runs on evenly.
    private Instant nextEdge(Instant moment) {
        var here = moment.atZone(zone);
        var edge = rule.nextEdge(here.toLocalDateTime());
        var byWallClock = ZonedDateTime.ofLocal(edge, zone, here.getOffset()).toInstant();
        var change = zone.getRules().nextTransition(moment);
        return change == null || byWallClock.isBefore(change.getInstant())
                ? byWallClock
                : change.getInstant();
    }
}
