package dev.duly.core.message;

/// What became of a message that was to be kept for the first time.
///
/// @param <M> its direction
public sealed interface Added<M extends LiveMessage> {
    /// It is kept.
    ///
    /// @param message as kept: [LiveMessage#drained] tells which consequences the store has drawn
    ///   in the same step
    record Kept<M extends LiveMessage>(M message) implements Added<M> {}

    /// The key, or the provider's id, belongs to `earlier`; nothing was written.
    record Known<M extends LiveMessage>(M earlier) implements Added<M> {}
}
