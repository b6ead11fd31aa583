package dev.duly.core.message;

import java.time.Instant;

/// What one gate says of one text.
public sealed interface Verdict {
    record Allow() implements Verdict {}

    /// Not now, but by itself at `until`.
    record Hold(Instant until, Reason reason) implements Verdict {}

    /// Not at all.
    record Refuse(Reason reason) implements Verdict {}
}
