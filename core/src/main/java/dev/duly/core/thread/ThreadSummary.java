package dev.duly.core.thread;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import java.time.Instant;

/// One conversation in the list of conversations.
///
/// @param person the number at the other end
/// @param lastAt when the latest message of it was created
public record ThreadSummary(
        ThreadId id,
        DepartmentId departmentId,
        PhoneNumber person,
        MessageId lastMessage,
        Instant lastAt) {
    /// Of a thread whose latest message is `message`.
    public static ThreadSummary of(LiveMessage message) {
        return new ThreadSummary(
                message.threadId(),
                message.departmentId(),
                message.person(),
                message.id(),
                message.createdAt());
    }
}
