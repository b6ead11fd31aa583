package dev.duly.core.memory;

import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SendBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The send budget in memory: a bucket for each sender that holds one second and fills evenly.
public final class InMemorySendBudget implements SendBudget {
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
    }

    private final InstantSource clock;
    private final Map<SenderAddress, Bucket> buckets = new HashMap<>();

    public InMemorySendBudget(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Answer take(Sender sender, PhoneNumber recipient, int segments) {
        var now = clock.instant();
        var perSecond = sender.segmentsPerSecond();
        var full = new Bucket(perSecond * SECOND, now);
        var bucket = buckets.getOrDefault(sender.address(), full).filled(perSecond, now);
        var needed = Math.min(segments, perSecond) * SECOND;
        if (bucket.credit() < needed) {
            var missing = needed - bucket.credit();
            return new Answer.Later(Duration.ofNanos(Math.ceilDiv(missing, perSecond)));
        }
        buckets.put(sender.address(), new Bucket(bucket.credit() - segments * SECOND, now));
        return new Answer.Granted();
    }
}
