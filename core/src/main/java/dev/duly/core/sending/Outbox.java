package dev.duly.core.sending;

import dev.duly.core.PortException;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Trail;
import dev.duly.core.record.AuditLog;
import dev.duly.core.thread.ThreadIndex;
import dev.duly.core.thread.ThreadSummary;
import java.time.InstantSource;
import java.util.List;

/// Draws what follows from the steps of a timeline, where the store has not done so in the same
/// step: the audit entry, the thread's mark, the place in the queue. Each is idempotent, so that it
/// may be drawn again after a crash.
public final class Outbox {
    private final MessageStore messages;
    private final AuditLog audit;
    private final ThreadIndex threads;
    private final SendQueue queue;
    private final InstantSource clock;

    public Outbox(
            MessageStore messages,
            AuditLog audit,
            ThreadIndex threads,
            SendQueue queue,
            InstantSource clock) {
        this.messages = messages;
        this.audit = audit;
        this.threads = threads;
        this.queue = queue;
        this.clock = clock;
    }

    /// As [#draw], but what cannot be drawn now is left for the sweep: the step itself is kept.
    public void drawIfPossible(LiveMessage message) {
        try {
            draw(message);
        } catch (PortException _) {
            // What has to follow is kept with the message: SweepStuck draws it.
        }
    }

    /// When this returns, every step of `message` has had its consequences.
    ///
    /// @throws dev.duly.core.PortException when one could not be drawn; the sweep finds it later
    public void draw(LiveMessage message) {
        if (message.hasUndrained()) {
            for (var i = message.drained(); i < message.timeline().size(); i++) {
                audit.append(Trail.entry(message, i));
            }
            threads.mark(ThreadSummary.of(message));
        }
        if (message instanceof OutboundMessage text && text.state() == MessageState.QUEUED) {
            queue.put(List.of(QueueEntry.of(text, clock.instant())));
        }
        if (message.hasUndrained()) {
            messages.drained(message.id(), message.timeline().size());
        }
    }
}
