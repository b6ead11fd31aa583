package dev.duly.core.events;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Revision;
import dev.duly.core.message.ThreadId;
import java.time.Instant;

/// A thing that changed, by its ids: never a word, a number or a name.
public sealed interface DomainEvent {
    /// Whose it is, and so who may be told.
    DepartmentId departmentId();

    /// A message is new, or was written anew.
    ///
    /// @param revision the greater is the later: two changes may be told in either order
    /// @param at when its latest step was, to the millisecond
    record MessageChanged(
            MessageId id,
            ThreadId threadId,
            DepartmentId departmentId,
            MessageState state,
            Revision revision,
            Instant at)
            implements DomainEvent {
        public static MessageChanged of(LiveMessage message) {
            return new MessageChanged(
                    message.id(),
                    message.threadId(),
                    message.departmentId(),
                    message.state(),
                    message instanceof OutboundMessage outbound
                            ? outbound.revision()
                            : Revision.FIRST,
                    message.timeline().getLast().at());
        }
    }
}
