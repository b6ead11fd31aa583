package dev.duly.core.events;

import dev.duly.core.access.AuditedReading;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Ids;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Lets somebody look on. That they begin to is audited first.
public final class HearEvents {
    private final LiveEvents events;
    private final AuditedReading reading;

    public HearEvents(LiveEvents events, AuditLog audit, Ids ids, InstantSource clock) {
        this.events = events;
        this.reading = new AuditedReading(audit, ids, clock);
    }

    /// @param department whose events alone are heard; empty for all
    /// @param last the latest that was heard before; empty for a new listener
    public Hearing begin(Actor by, Optional<DepartmentId> department, Optional<EventId> last) {
        reading.begins(
                by,
                "events.heard",
                department.map(id -> Map.of("department", id.value())).orElse(Map.of()));
        return new Hearing(events, department, last);
    }
}
