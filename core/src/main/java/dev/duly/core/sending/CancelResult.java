package dev.duly.core.sending;

import dev.duly.core.message.OutboundMessage;

/// What became of the wish to stop a text.
public sealed interface CancelResult {
    record Canceled(OutboundMessage message) implements CancelResult {}

    /// It no longer waits: what is with the provider, or over, cannot be stopped.
    record TooLate(OutboundMessage message) implements CancelResult {}

    record NotFound() implements CancelResult {}
}
