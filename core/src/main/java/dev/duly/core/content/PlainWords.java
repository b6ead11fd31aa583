package dev.duly.core.content;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text as rules compare it: without case, accents, and whatever stands between words.
final class PlainWords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PlainWords() {}

    /// Words with one space round each, the first and the last too.
    static String of(String text) {
        var bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return " " + BETWEEN.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT) + " ";
    }

    /// Whether `term`, one or several whole words, stands in `words`; a `*` at its end stands for
    /// the rest of the last word.
    static boolean contain(String words, String term) {
        var wanted = of(term);
        return words.contains(term.endsWith("*") ? wanted.stripTrailing() : wanted);
    }
}
