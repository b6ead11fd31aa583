package dev.duly.core.sending;

import dev.duly.core.health.Alert;
import dev.duly.core.health.AlertNotifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Compares our clock with the provider's: by a clock that is wrong, people are texted at night.
///
/// Each process watches its own clock. Asked again and again, it asks the provider once a minute.
final class ClockCheck {
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Duration EVERY = Duration.ofMinutes(1);

    /// The provider's clock is read to the second, and rounded down.
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SmsGateway gateway;
    private final AlertNotifier alerts;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<Instant> checkedAt = Optional.empty();
    private volatile Duration skew = Duration.ZERO;

    ClockCheck(SmsGateway gateway, AlertNotifier alerts, InstantSource clock) {
        this.gateway = gateway;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// How far the clocks are apart, if that is too far to send anything. While the provider cannot
    /// be asked, what was known stays: nothing reaches it then anyway.
    Optional<Duration> tooFar() {
        if (checkedAt.isEmpty()) {
            // The first answer is waited for: until then nobody knows anything.
            asking.lock();
            askAndUnlock();
        } else if (isOld(clock.instant()) && asking.tryLock()) {
            askAndUnlock();
        }
        return Optional.of(skew).filter(ClockCheck::isTooFar);
    }

    private void askAndUnlock() {
        try {
            var before = clock.instant();
            if (!isOld(before)) {
                return;
            }
            var said = gateway.time();
            var after = clock.instant();
            switch (said) {
                case ProviderTime.Said(var at) -> learn(distance(at, before, after));
                case ProviderTime.Unavailable _ -> {
                    // Asked again in a minute.
                }
            }
            checkedAt = Optional.of(after);
        } finally {
            asking.unlock();
        }
    }

    /// A clock that was set back since is asked about at once.
    private boolean isOld(Instant now) {
        return checkedAt.map(at -> now.isBefore(at) || !now.isBefore(at.plus(EVERY))).orElse(true);
    }

    private void learn(Duration found) {
        if (isTooFar(found) && !isTooFar(skew)) {
            alerts.raise(
                    new Alert(
                            "clock_skew",
                            "this server's clock is "
                                    + found.toSeconds()
                                    + " s off: nothing is sent until it is set"));
        }
        skew = found;
    }

    /// How long the provider's moment lies outside of the time that our question took.
    private static Duration distance(Instant said, Instant before, Instant after) {
        if (said.isAfter(after)) {
            return Duration.between(after, said);
        }
        var latest = said.plus(SECOND);
        return latest.isBefore(before) ? Duration.between(latest, before) : Duration.ZERO;
    }

    private static boolean isTooFar(Duration skew) {
        return skew.compareTo(MOST) > 0;
    }
}
