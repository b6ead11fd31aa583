package dev.duly.core.sending;

import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;
import java.time.Instant;

/// What became of a person's word on a text.
public sealed interface ResolveResult {
    record Resolved(OutboundMessage message) implements ResolveResult {}

    /// It is not `unconfirmed`, or not any more: there is nothing to say.
    record NotOpen(OutboundMessage message) implements ResolveResult {}

    /// Duly still asks the provider itself: sending it again now could text the person twice.
    ///
    /// @param until when a person may say so
    record TooSoon(Instant until) implements ResolveResult {}

    /// The provider's id belongs to another text of ours.
    record IdTaken(MessageId owner) implements ResolveResult {}

    record NotFound() implements ResolveResult {}
}
