package dev.duly.core.memory;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.policy.SendBudget.Answer.Later;
import dev.duly.core.policy.SendBudget.Ask;
import dev.duly.core.policy.SendBudget.Shortage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A bucket for each sender that holds one second of segments and fills evenly.
final class Seconds {
    private static final long SECOND = 1_000_000_000L;

    /// @param credit what may leave at `at`, in segments times nanoseconds, so that filling rounds
    ///   nothing; below zero is debt
    private record Bucket(long credit, Instant at) {
        Bucket filled(int perSecond, Instant now) {
            var passed = Duration.between(at, now);
            var missing = perSecond * SECOND - credit;
            var untilFull = Duration.ofNanos(Math.ceilDiv(missing, perSecond));
            if (passed.compareTo(untilFull) >= 0) {
                return new Bucket(perSecond * SECOND, now);
            }
            // A clock that went back pays nothing in and takes nothing out.
            return passed.isNegative()
                    ? new Bucket(credit, now)
                    : new Bucket(credit + passed.toNanos() * perSecond, now);
        }

        Bucket plus(long more, int perSecond) {
            return new Bucket(Math.min(credit + more, perSecond * SECOND), at);
        }
    }

    private final Map<SenderAddress, Bucket> buckets = new HashMap<>();

    Optional<Later> shortage(Ask ask, Instant now) {
        var perSecond = ask.sender().segmentsPerSecond();
        var missing = Math.min(ask.segments(), perSecond) * SECOND - bucket(ask, now).credit();
        return missing <= 0
                ? Optional.empty()
                : Optional.of(
                        new Later(
                                Duration.ofNanos(Math.ceilDiv(missing, perSecond)),
                                Shortage.SECOND));
    }

    void take(Ask ask, Instant now) {
        add(ask, now, -ask.segments() * SECOND);
    }

    void giveBack(Ask ask, Instant now) {
        add(ask, now, ask.segments() * SECOND);
    }

    private void add(Ask ask, Instant now, long more) {
        var perSecond = ask.sender().segmentsPerSecond();
        buckets.put(ask.sender().address(), bucket(ask, now).plus(more, perSecond));
    }

    private Bucket bucket(Ask ask, Instant now) {
        var perSecond = ask.sender().segmentsPerSecond();
        var full = new Bucket(perSecond * SECOND, now);
        return buckets.getOrDefault(ask.sender().address(), full).filled(perSecond, now);
    }
}
