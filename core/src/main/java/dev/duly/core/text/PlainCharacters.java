package dev.duly.core.text;

import org.jspecify.annotations.Nullable;

/// Which characters are replaced by plain ones. The families are those of Twilio's smart encoding,
/// with one space for a space, and without what would change a meaning (a fraction after a digit).
///
/// None of them is a letter's composed form, an emoji or outside of the basic plane: that keeps
/// [Transliteration] from ever having to run twice.
final class PlainCharacters {
    private static final String DOUBLE_QUOTES =
            "\u00AB\u00BB\u02BA\u02DD\u02EE\u201C\u201D\u201E\u201F\u2033\u2036"
                    + "\u275D\u275E\u2E42\u301D\u301E\u301F";

    private static final String APOSTROPHES =
            "`\u00B4\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u2018\u2019\u201A\u201B"
                    + "\u2032\u2035\u2039\u203A\u275B\u275C\uA78C";

    private static final String DASHES =
            "\u02D7\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2E3A\u2E3B\uFE31\uFE58\uFE63";

    private static final String BULLETS = "\u2022\u2023\u2043\u204C\u204D\u2219\u25A0\u25CF\u25E6";

    private static final String SPACES =
            "\t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A"
                    + "\u202F\u205F\u3000";

    /// Carriage return, next line, line and paragraph separator.
    private static final String LINE_ENDS = "\r\u0085\u2028\u2029";

    /// Soft hyphen, zero-width space, word joiner, invisible operators, deprecated format
    /// characters, byte order mark; and the two overrides of direction, which make a text read in
    /// another order than it is kept.
    private static final String DROPPED =
            "\u00AD\u200B\u202D\u202E\u2060\u2061\u2062\u2063\u2064"
                    + "\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF";

    private static final @Nullable String[] REPLACEMENTS = replacements();

    private PlainCharacters() {}

    /// Appends what stands for `character`: itself, a replacement, or nothing.
    static void append(char character, StringBuilder plain) {
        var replacement = REPLACEMENTS[character];
        if (replacement == null) {
            plain.append(character);
            return;
        }
        plain.append(replacement);
    }

    private static @Nullable String[] replacements() {
        var all = new @Nullable String[Character.MAX_VALUE + 1];
        put(all, DOUBLE_QUOTES, "\"");
        put(all, APOSTROPHES, "'");
        put(all, DASHES, "-");
        put(all, BULLETS, "-");
        put(all, SPACES, " ");
        put(all, LINE_ENDS, "\n");
        put(all, DROPPED, "");
        put(all, "\u2024", ".");
        put(all, "\u2025", "..");
        put(all, "\u2026", "...");
        put(all, "\u2044\u2215", "/");
        put(all, "\uFB00", "ff");
        put(all, "\uFB01", "fi");
        put(all, "\uFB02", "fl");
        put(all, "\uFB03", "ffi");
        put(all, "\uFB04", "ffl");
        put(all, "\uFFE1", "£");
        put(all, "\uFFE5", "¥");
        // Fullwidth forms stand in the order of ASCII; a fullwidth grave accent is an apostrophe.
        for (var ascii = '!'; ascii <= '~'; ascii++) {
            var plain = all[ascii] == null ? String.valueOf(ascii) : all[ascii];
            put(all, String.valueOf((char) (ascii - '!' + '\uFF01')), plain);
        }
        return all;
    }

    private static void put(@Nullable String[] all, String characters, String replacement) {
        characters.chars().forEach(character -> all[character] = replacement);
    }
}
