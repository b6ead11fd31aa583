package dev.duly.core.message;

import java.time.Duration;
import java.time.Instant;

/// What one gate says of one text.
public sealed interface Verdict {
    record Allow() implements Verdict {}

    /// Not now, but by itself at `until`.
    record Hold(Instant until, Reason reason) implements Verdict {
        private static final Duration SHORT = Duration.ofMinutes(1);

        /// Whether it ends so soon after `now` that the text is only looked at again: such a hold
        /// is written down once, and lets no later text of the conversation pass.
        public boolean isShortAt(Instant now) {
            return !until.isAfter(now.plus(SHORT));
        }

        /// When a text that is held at `now` is due.
        public Instant dueAt(Instant now) {
            return isShortAt(now) ? now : until;
        }
    }

    /// Not at all.
    record Refuse(Reason reason) implements Verdict {}
}
