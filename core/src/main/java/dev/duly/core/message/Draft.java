package dev.duly.core.message;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
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
/// @param contactId who it is about; empty when nobody says, as several may share a number
/// @param text the words as they go
/// @param inAnswerTo for `consent`, when the keyword came that this text answers; empty for all
///   others
/// @param resendOf the text that a person decided to send once more; empty for a first send
/// @param wording where the words come from
/// @param terms when it may go, as far as the caller says
public record Draft(
        Optional<IdempotencyKey> key,
        Actor author,
        Optional<CaseId> caseId,
        Optional<ContactId> contactId,
        PhoneNumber to,
        MessageText text,
        DepartmentId departmentId,
        Purpose purpose,
        Optional<Instant> inAnswerTo,
        Optional<MessageId> resendOf,
        Wording wording,
        Terms terms) {
    /// A text of `author`'s own words that may go at any time.
    public static Draft of(
            Actor author,
            PhoneNumber to,
            MessageText text,
            DepartmentId departmentId,
            Purpose purpose) {
        return new Draft(
                Optional.empty(),
                author,
                Optional.empty(),
                Optional.empty(),
                to,
                text,
                departmentId,
                purpose,
                Optional.empty(),
                Optional.empty(),
                Wording.own(text.value()),
                Terms.ANY_TIME);
    }

    public Draft withKey(Optional<IdempotencyKey> callers) {
        return new Draft(
                callers,
                author,
                caseId,
                contactId,
                to,
                text,
                departmentId,
                purpose,
                inAnswerTo,
                resendOf,
                wording,
                terms);
    }

    public Draft inCase(Optional<CaseId> id) {
        return new Draft(
                key,
                author,
                id,
                contactId,
                to,
                text,
                departmentId,
                purpose,
                inAnswerTo,
                resendOf,
                wording,
                terms);
    }

    public Draft about(Optional<ContactId> person) {
        return new Draft(
                key,
                author,
                caseId,
                person,
                to,
                text,
                departmentId,
                purpose,
                inAnswerTo,
                resendOf,
                wording,
                terms);
    }

    /// The answer to a keyword that came at `asked`.
    public Draft answering(Instant asked) {
        return new Draft(
                key,
                author,
                caseId,
                contactId,
                to,
                text,
                departmentId,
                purpose,
                Optional.of(asked),
                resendOf,
                wording,
                terms);
    }

    /// This text once more, because a person says so.
    public Draft again(MessageId first, Actor by) {
        return new Draft(
                Optional.empty(),
                by,
                caseId,
                contactId,
                to,
                text,
                departmentId,
                purpose,
                Optional.empty(),
                Optional.of(first),
                wording,
                Terms.ANY_TIME);
    }

    public Draft worded(Wording from) {
        return new Draft(
                key,
                author,
                caseId,
                contactId,
                to,
                text,
                departmentId,
                purpose,
                inAnswerTo,
                resendOf,
                from,
                terms);
    }

    public Draft on(Terms callers) {
        return new Draft(
                key,
                author,
                caseId,
                contactId,
                to,
                text,
                departmentId,
                purpose,
                inAnswerTo,
                resendOf,
                wording,
                callers);
    }
}
