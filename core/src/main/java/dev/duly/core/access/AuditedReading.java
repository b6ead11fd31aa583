package dev.duly.core.access;

import dev.duly.core.message.Ids;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Map;

/// Writes down who reads what before it is read: who cannot be written down reads nothing.
public final class AuditedReading {
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    public AuditedReading(AuditLog audit, Ids ids, InstantSource clock) {
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// To be called before anything is read.
    ///
    /// @param action such as `thread.read`
    /// @param what by ids: it is never redacted
    /// @throws dev.duly.core.PortException when it cannot be written down
    public void begins(Actor by, String action, Map<String, String> what) {
        audit.append(
                AuditDraft.of("access:" + ids.next(), "access", clock.instant(), by, action, what));
    }
}
