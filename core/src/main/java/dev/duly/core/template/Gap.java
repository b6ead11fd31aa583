package dev.duly.core.template;

import dev.duly.core.text.Language;
import java.util.Map;
import java.util.Optional;

/// A place in a template that each text fills with a value of its own.
///
/// @param known empty for a name of the agency's own
/// @param sample a value as long as the longest that is likely
/// @param longest characters that a value may have at most; a longer one is a mistake
public record Gap(String name, Optional<KnownGap> known, String sample, int longest) {
    /// The most that a template may state for one of its gaps.
    public static final int MOST_STATED = 400;

    private static final int USUALLY_LIKELY = 20;
    private static final int USUALLY_LONGEST = 100;

    /// @param stated the longest lengths that the template states itself, by gap: there the longest
    ///   likely value and the longest allowed one are the same
    static Gap of(String name, Language language, Map<String, Integer> stated) {
        var known = KnownGap.named(name);
        var usual = known.map(gap -> gap.sample(language)).orElse("n".repeat(USUALLY_LIKELY));
        var length = stated.get(name);
        return length == null
                ? new Gap(name, known, usual, known.map(KnownGap::longest).orElse(USUALLY_LONGEST))
                : new Gap(name, known, cut(usual, length), length);
    }

    /// Characters of the longest value that is likely: what a preview counts with.
    public int likely() {
        return length(sample);
    }

    /// As it stands in a template.
    static String written(String name) {
        return "{{" + TemplateBody.shortened(name) + "}}";
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String cut(String sample, int length) {
        return sample.length() >= length
                ? sample.substring(0, length)
                : sample + "n".repeat(length - sample.length());
    }
}
