package dev.duly.core.message;

import java.time.Instant;
import java.util.Optional;

/// Which messages to list; what is empty does not narrow.
///
/// @param since the first moment of [Message#createdAt] that counts
/// @param until the first moment that does not count any more
public record MessageFilter(
        Optional<CaseId> caseId,
        Optional<ThreadId> threadId,
        Optional<Direction> direction,
        Optional<MessageState> state,
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

    /// One conversation as it was spoken.
    public static MessageFilter thread(ThreadId id) {
        return new MessageFilter(
                Optional.empty(),
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Order.OLDEST_FIRST);
    }
}
