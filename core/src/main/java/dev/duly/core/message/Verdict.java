package dev.duly.core.message;

import java.time.Instant;
import java.util.Optional;

/// What one gate says of one text.
public sealed interface Verdict {
    /// @param exemption why the rule does not apply to this text, when that is why it may go
    record Allow(Optional<Reason> exemption) implements Verdict {
        public Allow() {
            this(Optional.empty());
        }

        /// Allowed because the rule does not apply.
        public static Allow because(Reason exemption) {
            return new Allow(Optional.of(exemption));
        }
    }

    /// Not now, but by itself at `until`.
    record Hold(Instant until, Reason reason) implements Verdict {}

    /// Not any more: by the time it may go it is worth nothing.
    record Expire(Reason reason) implements Verdict {}

    /// Not at all.
    record Refuse(Reason reason) implements Verdict {}
}
