package dev.duly.core.message;

/// What became of a message that was to be kept for the first time.
///
/// @param <M> its direction
public sealed interface Added<M extends Message> {
    /// It is kept.
    ///
    /// @param message as kept: [Message#drained] tells which consequences the store has drawn in
    ///   the same step
    record Kept<M extends Message>(M message) implements Added<M> {}

    /// The key, or the provider's id, belongs to `earlier`; nothing was written.
    record Known<M extends Message>(M earlier) implements Added<M> {}
}
