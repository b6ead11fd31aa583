package dev.duly.core.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When to try again what provably was not sent: soon at first, then less and less often, never at
/// the same moment as everybody else.
public final class RetrySchedule {
    private static final int MOST_ATTEMPTS = 12;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final RandomGenerator chance;

    public RetrySchedule(RandomGenerator chance) {
        this.chance = chance;
    }

    /// How long to wait after `attempts` tries, at least `asked`; empty when it is enough.
    public Optional<Duration> next(int attempts, Duration asked) {
        if (attempts >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        var doubled = FIRST.multipliedBy(1L << (attempts - 1));
        var backoff = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        var base = asked.compareTo(backoff) > 0 ? asked : backoff;
        var jitter = Duration.ofMillis(chance.nextLong(backoff.toMillis() / 2 + 1));
        return Optional.of(base.plus(jitter));
    }
}
