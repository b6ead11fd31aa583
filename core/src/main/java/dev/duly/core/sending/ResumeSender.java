package dev.duly.core.sending;

import dev.duly.core.EachInTurn;
import dev.duly.core.message.Ids;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Lets a stopped sender go on, on a person's word that it is mended.
public final class ResumeSender {
    private static final int PAGE = 200;

    private final SenderPauses pauses;
    private final MessageStore messages;
    private final MakeDue makeDue;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    public ResumeSender(
            SenderPauses pauses,
            MessageStore messages,
            SendQueue queue,
            AuditLog audit,
            Ids ids,
            InstantSource clock) {
        this.pauses = pauses;
        this.messages = messages;
        this.makeDue = new MakeDue(messages, queue);
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// Lifts every pause called `id`; those lifted, and none when nothing was stopped by that id.
    /// What waited is due at once. Should this end half way, the rest goes within minutes.
    ///
    /// @param id [SenderPause#id]: a sender's number or service, or an account's id
    public List<SenderPause> resume(String id, Actor by) {
        var lifted =
                pauses.all().stream()
                        .filter(pause -> pause.id().equals(id))
                        .flatMap(pause -> {
                            record(pause, by);
                            return pauses.resume(pause.account(), pause.sender()).stream();
                        })
                        .toList();
        if (!lifted.isEmpty()) {
            var now = clock.instant();
            EachInTurn.ofPages(
                    from ->
                            messages.inState(
                                    MessageState.QUEUED, Instant.MIN, Instant.MAX, from, PAGE),
                    text -> lookAt(text, now));
        }
        return lifted;
    }

    /// Whatever waits for a sender is looked at once: what waits for another one waits on.
    private void lookAt(OutboundMessage text, Instant now) {
        if (WhyNot.waitsForSender(text) || WhyNot.waitsForEarlier(text)) {
            makeDue.now(text, now);
        }
    }

    private void record(SenderPause pause, Actor by) {
        audit.append(
                AuditDraft.of(
                        "resumed:" + ids.next(),
                        SenderPause.STREAM,
                        clock.instant(),
                        by,
                        "sender.resumed",
                        Map.of("sender", pause.masked())));
    }
}
