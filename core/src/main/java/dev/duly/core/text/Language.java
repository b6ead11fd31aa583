package dev.duly.core.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A language as people read it, by its tag (BCP 47, RFC 5646): `en`, `es`, `es-MX`, `zh-Hant`.
///
/// @param tag a language of two or three letters, and perhaps a script and a region, in the case
///   that the RFC advises
public record Language(String tag) {
    // First, because the languages below are checked against it.
    private static final Pattern TAG =
            Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

    public static final Language ENGLISH = new Language("en");
    public static final Language SPANISH = new Language("es");

    public Language {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("must be a language's tag, such as en or es-MX");
        }
    }

    /// Reads a tag in any case.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Language of(String written) {
        var tag = Locale.forLanguageTag(written).toLanguageTag();
        // What it does not understand it drops without a word.
        return new Language(tag.equalsIgnoreCase(written) ? tag : "");
    }

    /// This language, then the wider ones that its readers understand: `es-MX`, `es`.
    public List<Language> andWider() {
        var wider = tag.lastIndexOf('-');
        return wider < 0
                ? List.of(this)
                : Stream.concat(
                                Stream.of(this),
                                new Language(tag.substring(0, wider)).andWider().stream())
                        .toList();
    }

    /// Whether this is the same language, whatever the script or region.
    public boolean isSpokenAs(Language other) {
        return andWider().getLast().equals(other.andWider().getLast());
    }

    @Override
    public String toString() {
        return tag;
    }
}
