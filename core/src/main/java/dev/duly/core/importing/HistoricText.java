package dev.duly.core.importing;

import dev.duly.core.message.HistoricMessage;

/// A text of an older server, with what the message alone does not say of its document.
///
/// @param isDated whether it was kept with a date by which lists can order it; without one it comes
///   before all others of its thread
public record HistoricText(HistoricMessage message, boolean isDated, Standing standing) {
    /// Whether it can be put in a thread.
    public enum Standing {
        OPEN,
        /// Duly itself keeps a text with the same id of the provider: that one is the record.
        KEPT_TOO,
        /// Its field for what Duly adds holds something of another program.
        CLOSED
    }

    /// Holds no word of the text and no number.
    @Override
    public String toString() {
        return message.toString();
    }
}
