package dev.duly.core.sending;

import dev.duly.core.message.Decision;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;

/// What became of a text that somebody wants to send.
public sealed interface SubmitResult {
    /// It is kept, and will be sent or say why not.
    record Accepted(OutboundMessage message) implements SubmitResult {}

    /// The same text came with the same key before; nothing new was kept.
    record AlreadyAccepted(OutboundMessage message) implements SubmitResult {}

    /// The key belongs to another text.
    record KeyReused(MessageId earlier) implements SubmitResult {}

    /// A rule is against it: not kept, but audited.
    record Refused(Decision decision) implements SubmitResult {}

    /// No text can be made of what was asked for.
    record Failed(NotComposed why) implements SubmitResult {}
}
