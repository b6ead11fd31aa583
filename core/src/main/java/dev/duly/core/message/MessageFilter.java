package dev.duly.core.message;

import dev.duly.core.client.CaseId;
import dev.duly.core.department.DepartmentId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which messages to list; what is empty does not narrow.
///
/// @param states a message in any of them passes; all of them narrow nothing, and are kept as none
/// @param since the first moment of [Message#createdAt] that counts
/// @param until the first moment that does not count any more
public record MessageFilter(
        Optional<CaseId> caseId,
        Optional<ThreadId> threadId,
        Optional<DepartmentId> departmentId,
        Optional<Direction> direction,
        Set<MessageState> states,
        Optional<Instant> since,
        Optional<Instant> until,
        Order order) {
    public enum Direction {
        IN,
        OUT
    }

    public enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    public MessageFilter {
        states = states.size() == MessageState.values().length ? Set.of() : Set.copyOf(states);
    }

    /// One conversation as it was spoken.
    public static MessageFilter thread(ThreadId id) {
        return new MessageFilter(
                Optional.empty(),
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Order.OLDEST_FIRST);
    }
}
