package dev.duly.core.sending;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.purpose.Lane;
import java.time.Duration;
import java.time.Instant;

/// A text's place in the queue.
///
/// @param dueIn from now until it is due; negative for one that has been due for so long
public record QueueEntry(MessageId id, DepartmentId department, Lane lane, Duration dueIn) {
    /// The place of a text that the store holds as `queued`.
    public static QueueEntry of(OutboundMessage text, Instant now) {
        return new QueueEntry(
                text.id(),
                text.departmentId(),
                text.draft().purpose().lane(),
                Duration.between(now, text.dueAt()));
    }
}
