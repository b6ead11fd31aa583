package dev.duly.core.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// Characters that show nothing, and mean something in some places only.
///
/// A mark of direction (U+200E, U+200F, U+061C, U+202A to U+202C, U+2066 to U+2069) is kept in a
/// text that has a right-to-left letter or digit: there it orders numbers and names. Elsewhere it
/// is a trace of copying, such as round a number copied out of a list of contacts, and goes.
///
/// A joiner (U+200D) or non-joiner (U+200C) is kept beside a script whose letters join, such as
/// Persian or Hindi, and the joiner between two emoji, which it makes one. Elsewhere it goes.
final class Invisibles {
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    /// Where letters do not change by what stands beside them. A script that is not here is taken
    /// to join: a character too many costs less than a word misspelt.
    private static final Set<UnicodeScript> UNJOINED =
            EnumSet.of(
                    UnicodeScript.COMMON,
                    UnicodeScript.INHERITED,
                    UnicodeScript.UNKNOWN,
                    UnicodeScript.LATIN,
                    UnicodeScript.GREEK,
                    UnicodeScript.CYRILLIC,
                    UnicodeScript.ARMENIAN,
                    UnicodeScript.GEORGIAN,
                    UnicodeScript.HEBREW,
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.HANGUL,
                    UnicodeScript.ETHIOPIC,
                    UnicodeScript.THAI,
                    UnicodeScript.LAO);

    private Invisibles() {}

    /// `text` without the ones that carry no meaning where they stand.
    static String withoutIdle(String text) {
        return withoutIdleJoiners(withoutIdleDirections(text));
    }

    private static String withoutIdleDirections(String text) {
        if (text.codePoints().noneMatch(Invisibles::isDirection)
                || text.codePoints().anyMatch(Invisibles::isRightToLeft)) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isDirection(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String withoutIdleJoiners(String text) {
        if (text.codePoints().noneMatch(Invisibles::isJoiner)) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        var before = 0;
        var next = 0;
        for (var i = 0; i < text.length(); ) {
            var codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (!isJoiner(codePoint)) {
                before = isMark(codePoint) ? before : codePoint;
                kept.appendCodePoint(codePoint);
                continue;
            }
            // Looked for once a run, so that a text of nothing but joiners takes no longer.
            if (next < i) {
                next = nextBase(text, i);
            }
            var after = next < text.length() ? text.codePointAt(next) : 0;
            if (hasMeaning(before, codePoint, after)) {
                kept.appendCodePoint(codePoint);
            }
        }
        return kept.toString();
    }

    /// @param before the nearest code point before that is neither joiner nor mark; 0 for none
    /// @param after the same on the other side
    private static boolean hasMeaning(int before, int joiner, int after) {
        return joins(before)
                || joins(after)
                || (joiner == JOINER
                        && (Character.isExtendedPictographic(before)
                                || Character.isEmojiModifier(before))
                        && Character.isExtendedPictographic(after));
    }

    /// Where the nearest code point from `start` on is that is neither joiner nor mark.
    private static int nextBase(String text, int start) {
        var i = start;
        while (i < text.length() && !isBase(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static boolean joins(int codePoint) {
        return !UNJOINED.contains(UnicodeScript.of(codePoint));
    }

    private static boolean isJoiner(int codePoint) {
        return codePoint == JOINER || codePoint == NON_JOINER;
    }

    private static boolean isMark(int codePoint) {
        var type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isBase(int codePoint) {
        return !isJoiner(codePoint) && !isMark(codePoint);
    }

    private static boolean isDirection(int codePoint) {
        return codePoint == 0x200E
                || codePoint == 0x200F
                || codePoint == 0x061C
                || (codePoint >= 0x202A && codePoint <= 0x202C)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static boolean isRightToLeft(int codePoint) {
        if (isDirection(codePoint)) {
            return false;
        }
        var direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }
}
