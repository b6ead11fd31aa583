package dev.duly.core.policy;

import dev.duly.core.message.Ids;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Lets a stopped sender go on, on a person's word that it is mended.
public final class ResumeSender {
    private final SenderPauses pauses;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    public ResumeSender(SenderPauses pauses, AuditLog audit, Ids ids, InstantSource clock) {
        this.pauses = pauses;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// Lifts every pause called `id`; those lifted, and none when nothing was stopped by that id.
    /// What waited goes within a minute.
    ///
    /// @param id [SenderPause#id]: a sender's number or service, or an account's id
    public List<SenderPause> resume(String id, Actor by) {
        return pauses.all().stream()
                .filter(pause -> pause.id().equals(id))
                .flatMap(pause -> {
                    record(pause, by);
                    return pauses.resume(pause.account(), pause.sender()).stream();
                })
                .toList();
    }

    private void record(SenderPause pause, Actor by) {
        audit.append(
                AuditDraft.of(
                        "resumed:" + ids.next(),
                        PauseSender.STREAM,
                        clock.instant(),
                        by,
                        "sender.resumed",
                        Map.of("sender", pause.masked())));
    }
}
