package dev.duly.core.sending;

import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Replaced;
import java.time.Duration;
import java.time.Instant;

/// Has a text that waits for later looked at now: what it waited for may be over.
final class MakeDue {
    private final MessageStore messages;
    private final SendQueue queue;

    MakeDue(MessageStore messages, SendQueue queue) {
        this.messages = messages;
        this.queue = queue;
    }

    /// Whoever writes the text at the same moment has looked at it too.
    void now(OutboundMessage text, Instant now) {
        if (!text.dueAt().isAfter(now)) {
            return;
        }
        if (messages.replace(text.revision(), text.due(now).again())
                instanceof Replaced.Kept(var kept)) {
            queue.putBack(kept.id(), Duration.ZERO);
        }
    }
}
