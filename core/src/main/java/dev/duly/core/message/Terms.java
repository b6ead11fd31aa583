package dev.duly.core.message;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When a text may go, as far as its sender says; the rules say the rest.
///
/// @param notBefore the moment it is scheduled for; empty for now
/// @param expiresAt the first moment at which it is worth nothing any more, such as the event that
///   it reminds of; empty for never
/// @param override a person's decision to send it at a time at which the rules would hold it
public record Terms(
        Optional<Instant> notBefore, Optional<Instant> expiresAt, Optional<Overriding> override) {
    public static final Terms ANY_TIME =
            new Terms(Optional.empty(), Optional.empty(), Optional.empty());

    /// Sends at a time at which the rules would hold the text. Lifts no opt-out and no stop.
    ///
    /// @param reason why, in the words of whoever decided it; 3 to 500 characters
    public record Overriding(String reason) {
        private static final int SHORTEST = 3;
        private static final int LONGEST = 500;

        public Overriding {
            reason = reason.strip();
            if (reason.length() < SHORTEST || reason.length() > LONGEST) {
                throw new IllegalArgumentException("must be 3 to 500 characters that say why");
            }
        }

        /// Holds no word: this one may be logged.
        @Override
        public String toString() {
            return "override";
        }
    }

    public Terms {
        notBefore = notBefore.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        expiresAt = expiresAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        if (isOverBefore(notBefore, expiresAt)) {
            throw new IllegalArgumentException("must be later than the time it is scheduled for");
        }
    }

    private static boolean isOverBefore(Optional<Instant> begin, Optional<Instant> end) {
        return begin.isPresent() && end.isPresent() && !end.get().isAfter(begin.get());
    }
}
