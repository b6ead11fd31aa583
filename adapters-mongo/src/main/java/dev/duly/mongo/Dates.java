package dev.duly.mongo;

import java.time.Instant;
import java.util.Date;

/// Moments as BSON has them: whole milliseconds since 1970.
@SuppressWarnings("JavaUtilDate") // the driver's own type for them
final class Dates {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE + 1);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Dates() {}

    /// The millisecond that `at` lies in.
    static Date of(Instant at) {
        return new Date(at.toEpochMilli());
    }

    /// The first whole millisecond that is not before `at`: a kept time is before the one exactly
    /// when it is before the other. For the ends of a search.
    static Date notBefore(Instant at) {
        if (at.isAfter(LAST)) {
            return new Date(Long.MAX_VALUE);
        }
        if (at.isBefore(FIRST)) {
            return new Date(Long.MIN_VALUE);
        }
        var millis = at.toEpochMilli();
        return new Date(Instant.ofEpochMilli(millis).isBefore(at) ? millis + 1 : millis);
    }
}
