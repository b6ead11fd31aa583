package dev.duly.core.message;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import java.time.Instant;
import java.util.List;

/// A text that Duly itself sent or got: it knows all that became of it, and goes on keeping it.
public sealed interface LiveMessage extends Message permits OutboundMessage, InboundMessage {
    DepartmentId departmentId();

    ThreadId threadId();

    /// The number of the person, whoever wrote.
    PhoneNumber person();

    GatewayAccount account();

    /// Every step so far, oldest first; never empty.
    List<StateChange> timeline();

    /// How many steps of the timeline have had their consequences: audit, queue, thread.
    int drained();

    default MessageState state() {
        return timeline().getLast().state();
    }

    @Override
    default Instant createdAt() {
        return timeline().getFirst().at();
    }

    /// Whether a step still waits for its consequences.
    default boolean hasUndrained() {
        return drained() < timeline().size();
    }
}
