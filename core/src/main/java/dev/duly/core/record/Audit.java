package dev.duly.core.record;

import dev.duly.core.PortException;

/// Appends events to their chains, again when somebody else was first.
public final class Audit {
    /// So many writers on one stream at once are a fault, not a race.
    private static final int TRIES = 100;

    private final AuditLog log;

    public Audit(AuditLog log) {
        this.log = log;
    }

    /// When this returns, the event stands in its chain, once, however often it was called with it.
    ///
    /// @throws PortException when it could not be appended; the caller does not do what it wanted
    ///   to audit
    public void append(AuditDraft event) {
        for (var i = 0; i < TRIES; i++) {
            var entry = AuditEntry.after(log.head(event.stream()), event);
            if (log.append(entry) != AuditAppend.HEAD_MOVED) {
                return;
            }
        }
        throw new PortException(
                "AuditLog",
                PortException.Retry.WORTH_IT,
                "the head of " + event.stream() + " moved " + TRIES + " times in a row");
    }
}
