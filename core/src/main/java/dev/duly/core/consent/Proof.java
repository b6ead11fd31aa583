package dev.duly.core.consent;

import java.util.Optional;

/// How we know of a change of consent.
///
/// @param words exactly what the person wrote, or was shown and agreed to; empty for none
/// @param language of the words, BCP 47
/// @param reference where the evidence lies: a scan, a call, a page of the case
/// @param rule by which words were read, such as `phrase.stop-texting/1`
public record Proof(
        Method method,
        String words,
        Optional<String> language,
        Optional<String> reference,
        Optional<String> rule) {
    /// Longer than any text; as long as a page that somebody agreed to.
    private static final int LONGEST_WORDS = 10_000;

    private static final int LONGEST_REFERENCE = 500;

    public Proof {
        checkedWords(words);
        reference.ifPresent(Proof::checkedReference);
    }

    /// @throws IllegalArgumentException with the rule that `words` break
    public static String checkedWords(String words) {
        if (words.length() > LONGEST_WORDS) {
            throw new IllegalArgumentException(
                    "must have at most " + LONGEST_WORDS + " characters");
        }
        return words;
    }

    /// @throws IllegalArgumentException with the rule that `reference` breaks
    public static String checkedReference(String reference) {
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException(
                    "must have 1 to " + LONGEST_REFERENCE + " characters");
        }
        return reference;
    }

    public static Proof of(Method method) {
        return new Proof(method, "", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// A person's own text.
    ///
    /// @param rule by which it was read
    public static Proof text(Method method, String words, Optional<String> rule) {
        return new Proof(method, words, Optional.empty(), Optional.empty(), rule);
    }

    /// Holds no word: this one may be logged.
    @Override
    public String toString() {
        return method.word();
    }
}
