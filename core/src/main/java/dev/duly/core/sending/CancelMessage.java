package dev.duly.core.sending;

import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.StateChange;
import dev.duly.core.record.Actor;
import java.time.InstantSource;
import java.util.Optional;

/// Stops a text that still waits.
public final class CancelMessage {
    private final MessageStore messages;
    private final SettleAttempt settleAttempt;
    private final InstantSource clock;

    public CancelMessage(MessageStore messages, SettleAttempt settleAttempt, InstantSource clock) {
        this.messages = messages;
        this.settleAttempt = settleAttempt;
        this.clock = clock;
    }

    /// When this answers [CancelResult.Canceled], no attempt begins any more.
    public CancelResult cancel(MessageId id, Actor by) {
        while (true) {
            if (!(messages.find(id).orElse(null) instanceof OutboundMessage text)) {
                return new CancelResult.NotFound();
            }
            if (text.state() != MessageState.QUEUED) {
                return new CancelResult.TooLate(text);
            }
            if (messages.replace(text.revision(), text.then(canceled(by)))
                    instanceof Replaced.Kept(var kept)) {
                settleAttempt.release(kept);
                return new CancelResult.Canceled(kept);
            }
        }
    }

    private StateChange canceled(Actor by) {
        var reason =
                Reason.of("canceled", "Somebody stopped the text before it was sent.", "Nothing.");
        return new StateChange(
                MessageState.CANCELED,
                clock.instant(),
                Optional.empty(),
                by,
                0,
                Optional.of(reason));
    }
}
