package dev.duly.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The clock that judges waits: Redis's own, which all nodes share, unless a test hands one in.
///
/// @param tests a clock that a test moves
/// @param node the node's own, which decides nothing
record ServerTime(Optional<InstantSource> tests, InstantSource node) {
    /// Longer than anybody waits; moments so far ahead are still exact in a Lua number.
    private static final Duration LONGEST = Duration.ofDays(100 * 365);

    /// For a script: microseconds since 1970, or an empty word for Redis's own clock.
    String argument() {
        return tests.map(clock -> String.valueOf(micros(clock.instant()))).orElse("");
    }

    /// What a node takes the time to be: for nothing but a guess.
    Instant guess() {
        return node.instant();
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// Rounded up, so that nothing comes before its time.
    static long micros(Duration wait) {
        if (wait.compareTo(LONGEST) > 0) {
            return LONGEST.toSeconds() * 1_000_000;
        }
        if (wait.compareTo(LONGEST.negated()) < 0) {
            return -LONGEST.toSeconds() * 1_000_000;
        }
        return Math.ceilDiv(wait.toNanos(), 1_000L);
    }

    static Duration span(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
