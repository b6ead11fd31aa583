package dev.duly.cli;

import dev.duly.core.contact.Contact;
import java.util.List;

/// A file of contacts, as it was read.
///
/// @param rows those that are sound, in the file's order
/// @param wrong everything that is not
record ContactSheet(List<Row> rows, List<Wrong> wrong) {
    /// One contact.
    ///
    /// @param line of the file on which it starts, from 1
    record Row(long line, Contact contact) {}

    /// One rule that the file breaks. Says nothing of what stands there: it may be private.
    ///
    /// @param line from 1
    /// @param column by its heading
    /// @param rule in words that fit after the column's name
    record Wrong(long line, String column, String rule) {
        /// The sentence for people.
        String sentence() {
            return "line " + line + ": " + column + " " + rule;
        }
    }

    ContactSheet {
        rows = List.copyOf(rows);
        wrong = List.copyOf(wrong);
    }
}
