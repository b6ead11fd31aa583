package dev.duly.core.message;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.text.MessageText;
import java.time.Instant;
import java.util.Optional;

/// A text that somebody wants to send, already well-formed.
///
/// @param author who wrote it; kept on the message for good
/// @param caseId empty for answers to a keyword, which belong to no case
/// @param inAnswerTo for `consent`, when the keyword came that this text answers; empty for all
///   others
/// @param resendOf the text that a person decided to send once more; empty for a first send
public record Draft(
        Optional<IdempotencyKey> key,
        Actor author,
        Optional<CaseId> caseId,
        PhoneNumber to,
        MessageText text,
        DepartmentId departmentId,
        Purpose purpose,
        Optional<Instant> inAnswerTo,
        Optional<MessageId> resendOf) {}
