package dev.duly.core.content;

import java.util.Locale;

/// Something in a text that a rule is about.
///
/// @param rule the rule's id, such as `link.shortener`
/// @param found the words that it is about; empty when words are missing
/// @param sentence what is wrong and why, for the author
public record ContentFinding(String rule, Effect effect, String found, String sentence) {
    /// What a rule does to a text that it finds something in.
    public enum Effect {
        /// The author is told; the text goes.
        WARN,
        /// The text does not go.
        BLOCK;

        /// As it stands in data and answers.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
