package dev.duly.core.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// When a text may go: only while the clock of every zone in which the person may be is inside the
/// hours of every rule that applies.
///
/// It jumps from one edge of a rule, or one change of the clocks, to the next, and reads each
/// zone's own rules (`java.time.zone`); it never adds hours up.
public final class Openings {
    /// A year and a few days: what no day of a year allows is not awaited.
    static final Duration LOOK_AHEAD = Duration.ofDays(370);

    private Openings() {}

    /// Whether a text may go at `now`, until when, and if not, from when on.
    ///
    /// @param zones every zone in which the person may be, at least one
    /// @param rules every rule that applies; without any it is always open
    public static Opening at(
            Instant now, Collection<ZoneId> zones, Collection<SendingHours> rules) {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("zones: must name at least one");
        }
        var horizon = now.plus(LOOK_AHEAD);
        var clocks = clocks(zones, rules);
        var closing = longestClosed(clocks, now, horizon);
        if (closing.isEmpty()) {
            return new Opening.Open(firstClosing(clocks, now, horizon));
        }
        var by = closing.get();
        return firstCommon(clocks, now, horizon)
                .<Opening>map(opens -> {
                    var until = firstClosing(clocks, opens, horizon);
                    var sentence = OpeningWords.closed(now, by, opens, until, zones);
                    return new Opening.Closed(opens, until, by.rule(), by.zone(), sentence);
                })
                .orElseGet(() ->
                        new Opening.Never(by.rule(), by.zone(), OpeningWords.never(rules, zones)));
    }

    /// Sorted by zone, so that the same question has the same answer, word for word.
    private static List<RuleInZone> clocks(
            Collection<ZoneId> zones, Collection<SendingHours> rules) {
        return zones.stream()
                .distinct()
                .sorted(Comparator.comparing(ZoneId::getId))
                .flatMap(zone ->
                        rules.stream()
                                .filter(rule -> !rule.neverCloses())
                                .map(rule -> new RuleInZone(rule, zone)))
                .toList();
    }

    private static Optional<RuleInZone> longestClosed(
            List<RuleInZone> clocks, Instant now, Instant horizon) {
        var longest = Optional.<RuleInZone>empty();
        var latest = now;
        for (var clock : clocks) {
            var opens = clock.opensFrom(now, horizon).orElse(horizon);
            if (opens.isAfter(latest)) {
                longest = Optional.of(clock);
                latest = opens;
            }
        }
        return longest;
    }

    private static Optional<Instant> firstCommon(
            List<RuleInZone> clocks, Instant now, Instant horizon) {
        var moment = now;
        var agreed = 0;
        for (var i = 0; agreed < clocks.size(); i = (i + 1) % clocks.size()) {
            var opens = clocks.get(i).opensFrom(moment, horizon);
            if (opens.isEmpty()) {
                return Optional.empty();
            }
            agreed = opens.get().equals(moment) ? agreed + 1 : 1;
            moment = opens.get();
        }
        return Optional.of(moment);
    }

    private static Optional<Instant> firstClosing(
            List<RuleInZone> clocks, Instant open, Instant horizon) {
        var first = Optional.<Instant>empty();
        for (var clock : clocks) {
            // What closes later than another does not matter, and is not searched.
            var closes = clock.closesFrom(open, first.orElse(horizon));
            first = closes.isPresent() ? closes : first;
        }
        return first;
    }
}
