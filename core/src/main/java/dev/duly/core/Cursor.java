package dev.duly.core;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The place after the last row that was read: the row's time and id, never an offset, so that rows
/// that come in between neither repeat nor hide another.
///
/// @param at milliseconds since 1970, by which the list is sorted; 0 in a list by id alone
/// @param id breaks ties: 24 hex digits, or in a list by id alone any visible ASCII characters
public record Cursor(long at, String id) {
    private static final String OURS = "[0-9a-f]{24}";
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,15})-(?:(" + OURS + ")|x((?:[2-7][0-9a-f]){1,100}))");

    public static Cursor after(Instant at, String id) {
        return new Cursor(at.toEpochMilli(), id);
    }

    /// In a list that is sorted by id alone.
    public static Cursor after(String id) {
        return new Cursor(0, id);
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
        var at = Long.parseLong(match.group(1));
        return match.group(2) != null
                ? new Cursor(at, match.group(2))
                : new Cursor(at, read(match.group(3)));
    }

    /// Ids that others made are written in hex, so that a cursor can stand in any URL as it is.
    @Override
    public String toString() {
        return at + "-" + (id.matches(OURS) ? id : "x" + hex(id));
    }

    private static String hex(String id) {
        return HexFormat.of().formatHex(id.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.US_ASCII);
    }
}
