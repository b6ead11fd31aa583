package dev.duly.sqlite;

import java.time.Instant;

/// Moments as the file's columns have them: whole milliseconds since 1970.
final class Millis {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE + 1);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Millis() {}

    /// The first whole millisecond that is not before `at`: a kept time is before the one exactly
    /// when it is before the other.
    static long notBefore(Instant at) {
        if (at.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        if (at.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        var millis = at.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(at) ? millis + 1 : millis;
    }
}
