package dev.duly.core.message;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageFilter.Direction;
import java.time.Instant;
import java.util.Optional;

/// A text that an older server kept in a collection that we share: shown and exported as it stands
/// there, and never sent, swept or changed, but for the thread and department that an import adds.
/// Its fields are what that server wrote, which nobody checked: numbers may be no E.164, and
/// anything may be missing.
///
/// @param direction empty when it is neither `in` nor `out`
/// @param createdAt where that is missing, when its id was made
public record HistoricMessage(
        MessageId id,
        Optional<Direction> direction,
        Belongs belongs,
        Said said,
        Fate fate,
        Times times,
        Instant createdAt)
        implements Message {
    /// Whom and what it is about.
    ///
    /// @param departmentId empty unless somebody has said since which one it is
    /// @param threadId empty unless somebody has said since which one it is
    /// @param createdBy whoever wrote it
    /// @param resendOf the text that it repeats
    public record Belongs(
            Optional<String> caseId,
            Optional<String> personId,
            Optional<DepartmentId> departmentId,
            Optional<ThreadId> threadId,
            Optional<String> createdBy,
            Optional<String> resendOf) {}

    /// What was said, and between whom.
    public record Said(Optional<String> to, Optional<String> from, Optional<String> body) {
        /// Holds no word and no number.
        @Override
        public String toString() {
            return "said";
        }
    }

    /// What became of it.
    ///
    /// @param status one of the five words of [MessageState#status], or any other
    public record Fate(
            Optional<String> status,
            Optional<Integer> attempts,
            Optional<String> provider,
            Optional<String> providerMessageId,
            Optional<String> errorCode,
            Optional<String> errorMessage) {}

    /// When.
    public record Times(
            Optional<Instant> scheduledAt,
            Optional<Instant> sentAt,
            Optional<Instant> deliveredAt,
            Optional<Instant> readAt,
            Optional<Instant> updatedAt) {}

    /// Holds no word of the text and no number.
    @Override
    public String toString() {
        return "historic " + id;
    }
}
