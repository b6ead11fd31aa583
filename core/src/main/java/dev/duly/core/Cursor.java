package dev.duly.core;

import java.time.Instant;
import java.util.regex.Pattern;

/// The place after the last row that was read: the row's time and id, never an offset, so that rows
/// that come in between neither repeat nor hide another.
///
/// @param at milliseconds since 1970, by which the list is sorted
/// @param id breaks ties
public record Cursor(long at, String id) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15})-([0-9a-f]{24})");

    public static Cursor after(Instant at, String id) {
        return new Cursor(at.toEpochMilli(), id);
    }

    /// Reads what [#toString] wrote.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static Cursor of(String written) {
        var match = WRITTEN.matcher(written);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "not a cursor: take nextCursor from the page before as it is");
        }
        return new Cursor(Long.parseLong(match.group(1)), match.group(2));
    }

    @Override
    public String toString() {
        return at + "-" + id;
    }
}
