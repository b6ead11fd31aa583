package dev.duly.core.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When something that waits is looked at again: in every round at first, then each time its age
/// has doubled. Knows no more than when the last round was, so that nothing has to be written down
/// and a restart only looks once too often.
final class Rounds {
    private final Duration often;
    private Optional<Instant> last = Optional.empty();

    /// @param often up to this age every round looks
    Rounds(Duration often) {
        this.often = often;
    }

    /// Whether what waits since `since` is to be looked at in the round at `now`.
    synchronized boolean isDue(Instant since, Instant now) {
        var age = Duration.between(since, now);
        if (last.isEmpty() || age.compareTo(often) <= 0) {
            return true;
        }
        var before = Duration.between(since, last.get());
        return doublings(age) > doublings(before);
    }

    /// The round at `now` has looked at all that was due. Not to be called when it could not.
    synchronized void over(Instant now) {
        last = Optional.of(now);
    }

    private int doublings(Duration age) {
        if (age.compareTo(often) <= 0) {
            return 0;
        }
        var ratio = age.toMillis() / Math.max(1, often.toMillis());
        return Long.SIZE - Long.numberOfLeadingZeros(ratio);
    }
}
