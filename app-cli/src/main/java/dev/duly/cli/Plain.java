package dev.duly.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Values as a terminal shows them.
final class Plain {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int NARROW = 60;

    private Plain() {}

    /// In UTC, with milliseconds.
    static String time(Instant at) {
        return MOMENT.format(at);
    }

    /// Somebody else's words without what would steer the terminal: escape sequences could repaint
    /// the screen, and marks of direction could turn a sentence round.
    static String words(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(codePoint ->
                        shown.appendCodePoint(
                                codePoint != '\n' && steers(codePoint) ? '\uFFFD' : codePoint));
        return shown.toString();
    }

    /// The same in one line, cut to what fits in a list.
    static String line(String text) {
        var line = words(text).replace('\n', ' ');
        if (line.codePointCount(0, line.length()) <= NARROW) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, NARROW - 1)) + "…";
    }

    private static boolean steers(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
