package dev.duly.core.sending;

import dev.duly.core.message.OutboundMessage;

/// What became of the wish to send a text once more.
public sealed interface ResendResult {
    /// It went through all rules as a new text.
    record Submitted(SubmitResult result) implements ResendResult {}

    /// The first is not over, or nobody knows whether it is: sending it again could text the person
    /// twice.
    record NotOver(OutboundMessage message) implements ResendResult {}

    /// An answer to a keyword is given once.
    record Never(OutboundMessage message) implements ResendResult {}

    record NotFound() implements ResendResult {}
}
