package dev.duly.core.message;

/// What became of the next revision of a message.
public sealed interface Replaced {
    /// It is kept.
    ///
    /// @param message as kept: [LiveMessage#drained] tells which consequences the store has drawn
    ///   in the same step
    record Kept(OutboundMessage message) implements Replaced {}

    /// Somebody else wrote first: read again and think again. Nothing was written.
    record Stale() implements Replaced {}

    /// Another text has the same [InFlight] key. Nothing was written.
    record TwinInFlight() implements Replaced {}
}
