package dev.duly.testkit;

import dev.duly.core.client.CaseId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Draft;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Describes a text of our own; [#queued] makes it. Ann, a thread of its number and words that no
/// other sample has, unless said otherwise.
///
/// @param dueAt when it may go; empty for at once
public record OutboundSample(
        int number,
        Draft draft,
        ThreadId thread,
        Instant at,
        Optional<Instant> dueAt,
        Decision decision) {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    static OutboundSample numbered(int number) {
        return new OutboundSample(
                number,
                Samples.draftTo(Samples.ANN, "Text number " + number),
                Samples.threadId(number),
                Samples.second(number),
                Optional.empty(),
                new Decision(List.of()));
    }

    public OutboundSample to(PhoneNumber person) {
        return with(draft.key(), draft.caseId(), person, draft.text(), draft.purpose());
    }

    public OutboundSample saying(String words) {
        return with(
                draft.key(), draft.caseId(), draft.to(), new MessageText(words), draft.purpose());
    }

    public OutboundSample keyed(IdempotencyKey key) {
        return with(Optional.of(key), draft.caseId(), draft.to(), draft.text(), draft.purpose());
    }

    public OutboundSample ofCase(String caseId) {
        return with(
                draft.key(),
                Optional.of(new CaseId(caseId)),
                draft.to(),
                draft.text(),
                draft.purpose());
    }

    public OutboundSample about(Purpose purpose) {
        return with(draft.key(), draft.caseId(), draft.to(), draft.text(), purpose);
    }

    public OutboundSample in(DepartmentId department) {
        var changed =
                new Draft(
                        draft.key(),
                        draft.author(),
                        draft.caseId(),
                        draft.contactId(),
                        draft.to(),
                        draft.text(),
                        department,
                        draft.purpose(),
                        draft.inAnswerTo(),
                        draft.resendOf(),
                        draft.wording(),
                        draft.terms());
        return new OutboundSample(number, changed, thread, at, dueAt, decision);
    }

    public OutboundSample inThread(ThreadId id) {
        return new OutboundSample(number, draft, id, at, dueAt, decision);
    }

    public OutboundSample at(Instant when) {
        return new OutboundSample(number, draft, thread, when, dueAt, decision);
    }

    public OutboundSample due(Instant when) {
        return new OutboundSample(number, draft, thread, at, Optional.of(when), decision);
    }

    public OutboundSample decided(Decision made) {
        return new OutboundSample(number, draft, thread, at, dueAt, made);
    }

    /// The text as it is first kept.
    public OutboundMessage queued() {
        return OutboundMessage.accepted(
                Samples.messageId(number),
                draft,
                thread,
                Samples.ACCOUNT,
                decision,
                Samples.salt(number),
                dueAt.orElse(at),
                Samples.step(MessageState.QUEUED, at));
    }

    /// The next revision of `message`: its next attempt starts now, from the office's number.
    public static OutboundMessage sending(OutboundMessage message, Instant now) {
        var attempt =
                Attempt.started(
                        message.attempts().size() + 1,
                        message.account(),
                        new SenderAddress.OwnNumber(Samples.OFFICE),
                        now,
                        now.plus(ANSWER_WITHIN));
        var step =
                new StateChange(
                        MessageState.SENDING,
                        now,
                        Optional.empty(),
                        Actor.SYSTEM,
                        attempt.number(),
                        Optional.empty());
        return message.starting(attempt, step);
    }

    private OutboundSample with(
            Optional<IdempotencyKey> key,
            Optional<CaseId> caseId,
            PhoneNumber to,
            MessageText text,
            Purpose purpose) {
        var department = draft.departmentId();
        var changed =
                new Draft(
                        key,
                        draft.author(),
                        caseId,
                        draft.contactId(),
                        to,
                        text,
                        department,
                        purpose,
                        draft.inAnswerTo(),
                        draft.resendOf(),
                        draft.wording(),
                        draft.terms());
        return new OutboundSample(number, changed, thread, at, dueAt, decision);
    }
}
