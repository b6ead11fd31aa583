package dev.duly.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Where a text that needs several segments is cut.
final class Cuts {
    /// What a reader sees as one character (Unicode UAX #29, extended grapheme clusters).
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private final String text;
    private final int limit;
    private final List<Integer> ends = new ArrayList<>();

    private Cuts(String text, int limit) {
        this.text = text;
        this.limit = limit;
    }

    /// The end of each segment, as indexes into `text`; the last is its length.
    static List<Integer> of(String text, Encoding encoding) {
        var cuts = new Cuts(text, encoding.unitsOfSeveral());
        switch (encoding) {
            case GSM_7 -> cuts.bySeptets();
            case UCS_2 -> cuts.byClusters();
        }
        cuts.ends.add(text.length());
        return cuts.ends;
    }

    private void bySeptets() {
        var filled = 0;
        for (var i = 0; i < text.length(); i++) {
            var septets = Gsm7.septets(text.charAt(i));
            if (filled + septets > limit) {
                ends.add(i);
                filled = 0;
            }
            filled += septets;
        }
    }

    private void byClusters() {
        var start = 0;
        while (text.length() - start > limit) {
            var full = start + limit;
            start = isBetweenLoners(full) ? full : lastCluster(start, full);
            ends.add(start);
        }
    }

    /// Where the last cluster ends that fits from `start` to `full`.
    ///
    /// Two are cut between code points: one that no segment holds, such as a letter under a heap of
    /// marks, and a line's end of two characters, which Twilio cuts too.
    private int lastCluster(int start, int full) {
        var clusters = CLUSTER.matcher(text).region(boundaryBefore(full, start), text.length());
        var reachesFull = false;
        while (!reachesFull && clusters.find()) {
            reachesFull = clusters.end() >= full;
        }
        if (clusters.end() == full) {
            return full;
        }
        return clusters.end() - clusters.start() > limit || text.charAt(clusters.start()) == '\r'
                ? wholeCodePoints(full)
                : clusters.start();
    }

    private int wholeCodePoints(int end) {
        return Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end)) ? end - 1 : end;
    }

    /// A place from `start` to `end` where a cluster surely begins.
    private int boundaryBefore(int end, int start) {
        var boundary = end;
        while (boundary > start && !isBetweenLoners(boundary)) {
            boundary--;
        }
        return boundary;
    }

    private boolean isBetweenLoners(int index) {
        return isLoner(text.charAt(index - 1)) && isLoner(text.charAt(index));
    }

    /// Whether a character is of the many that never form a cluster with another of them: most
    /// texts are cut without a look at clusters.
    static boolean isLoner(char character) {
        return (character >= ' ' && character <= '~')
                || (character >= '\u00A0' && character <= '\u02FF')
                || (character >= '\u0370' && character <= '\u0482')
                || (character >= '\u048A' && character <= '\u052F')
                || (character >= '\u05D0' && character <= '\u05EA')
                || (character >= '\u0620' && character <= '\u064A')
                || (character >= '\u1E00' && character <= '\u1EFF')
                || (character >= '\u2010' && character <= '\u2027')
                || (character >= '\u3041' && character <= '\u3096')
                || (character >= '\u30A1' && character <= '\u30FA')
                || (character >= '\u4E00' && character <= '\u9FFF');
    }
}
