package dev.duly.core.sending;

import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import java.util.Optional;

/// Sends a text once more because a person says so: a new message that names the first. The first
/// stays as it ended.
public final class ResendMessage {
    private final MessageStore messages;
    private final SubmitMessage submitMessage;

    public ResendMessage(MessageStore messages, SubmitMessage submitMessage) {
        this.messages = messages;
        this.submitMessage = submitMessage;
    }

    /// @param key of the caller, so that asking twice sends once; empty for none
    public ResendResult resend(MessageId id, Optional<IdempotencyKey> key, Actor by) {
        if (!(messages.find(id).orElse(null) instanceof OutboundMessage text)) {
            return new ResendResult.NotFound();
        }
        if (text.draft().purpose() == Purpose.CONSENT) {
            return new ResendResult.Never(text);
        }
        return switch (text.state()) {
            case QUEUED, SENDING, UNCONFIRMED -> new ResendResult.NotOver(text);
            case SENT, DELIVERED, FAILED, BLOCKED, EXPIRED, CANCELED, RECEIVED ->
                    new ResendResult.Submitted(
                            submitMessage.submit(text.draft().again(text.id(), by).withKey(key)));
        };
    }
}
