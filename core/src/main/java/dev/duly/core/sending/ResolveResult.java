package dev.duly.core.sending;

import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;

/// What became of a person's word on a text.
public sealed interface ResolveResult {
    record Resolved(OutboundMessage message) implements ResolveResult {}

    /// It is not `unconfirmed`, or not any more: there is nothing to say.
    record NotOpen(OutboundMessage message) implements ResolveResult {}

    /// The provider's id belongs to another text of ours.
    record IdTaken(MessageId owner) implements ResolveResult {}

    record NotFound() implements ResolveResult {}
}
