package dev.duly.core.message;

import java.time.Instant;

/// A text, ours or theirs, in the record.
public sealed interface Message permits LiveMessage, HistoricMessage {
    MessageId id();

    /// Its place in every list.
    Instant createdAt();
}
