package dev.duly.cli;

import dev.duly.core.contact.Contact;

/// What a file of contacts says, one after the other.
sealed interface ContactLine {
    /// One contact.
    ///
    /// @param line of the file on which it starts, from 1
    record Row(long line, Contact contact) implements ContactLine {}

    /// One rule that the file breaks. Says nothing of what stands there: it may be private.
    ///
    /// @param line from 1
    /// @param column by its heading
    /// @param rule in words that fit after the column's name
    record Wrong(long line, String column, String rule) implements ContactLine {
        /// The sentence for people.
        String sentence() {
            return "line " + line + ": " + column + " " + rule;
        }
    }
}
