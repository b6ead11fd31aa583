package dev.duly.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Where a text that needs several segments is cut.
final class Cuts {
    /// What a reader sees as one character (Unicode UAX #29, extended grapheme clusters).
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Cuts() {}

    /// The end of each segment, as indexes into `text`; the last is its length.
    static List<Integer> of(String text, Encoding encoding) {
        return switch (encoding) {
            case GSM_7 -> gsm7(text, encoding.unitsOfSeveral());
            case UCS_2 -> ucs2(text, encoding.unitsOfSeveral());
        };
    }

    private static List<Integer> gsm7(String text, int limit) {
        var ends = new ArrayList<Integer>();
        var filled = 0;
        for (var i = 0; i < text.length(); i++) {
            var septets = Gsm7.septets(text.charAt(i));
            if (filled + septets > limit) {
                ends.add(i);
                filled = 0;
            }
            filled += septets;
        }
        ends.add(text.length());
        return ends;
    }

    private static List<Integer> ucs2(String text, int limit) {
        var ends = new ArrayList<Integer>();
        var start = 0;
        var clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            if (clusters.end() - start <= limit) {
                continue;
            }
            if (!isCutInside(text, clusters.start(), clusters.end(), limit)) {
                ends.add(clusters.start());
                start = clusters.start();
                continue;
            }
            while (clusters.end() - start > limit) {
                start = wholeCodePoints(text, start + limit);
                ends.add(start);
            }
        }
        ends.add(text.length());
        return ends;
    }

    /// Whether a cluster has to be cut: one that no segment holds (a letter under a heap of marks),
    /// and a line's end of two characters, which Twilio cuts too.
    private static boolean isCutInside(String text, int start, int end, int limit) {
        return end - start > limit || text.charAt(start) == '\r';
    }

    private static int wholeCodePoints(String text, int end) {
        return Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end)) ? end - 1 : end;
    }
}
