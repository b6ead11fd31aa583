package dev.duly.core.sending;

import dev.duly.core.message.Added;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Draft;
import dev.duly.core.message.Ids;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.Verdict;
import dev.duly.core.policy.Facts;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.ReadFacts;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.Salt;
import dev.duly.core.thread.ThreadIndex;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Takes a text in: kept before anything else happens to it, or refused with a reason.
public final class SubmitMessage {
    private final MessageStore messages;
    private final ThreadIndex threads;
    private final ComposeMessage composeMessage;
    private final ReadFacts readFacts;
    private final Policy policy;
    private final AuditLog audit;
    private final Outbox outbox;
    private final GatewayAccount account;
    private final Ids ids;
    private final RandomGenerator chance;
    private final InstantSource clock;

    public SubmitMessage(
            MessageStore messages,
            ThreadIndex threads,
            ComposeMessage composeMessage,
            ReadFacts readFacts,
            Policy policy,
            AuditLog audit,
            Outbox outbox,
            GatewayAccount account,
            Ids ids,
            RandomGenerator chance,
            InstantSource clock) {
        this.messages = messages;
        this.threads = threads;
        this.composeMessage = composeMessage;
        this.readFacts = readFacts;
        this.policy = policy;
        this.audit = audit;
        this.outbox = outbox;
        this.account = account;
        this.ids = ids;
        this.chance = chance;
        this.clock = clock;
    }

    /// As [#submit(Draft)], once the words are made. What was asked for before under the same key
    /// is answered as before, whatever its words would be today.
    public SubmitResult submit(MessageRequest request) {
        return request.key()
                .flatMap(messages::find)
                .<SubmitResult>map(earlier -> answered(request.isFor(earlier.draft()), earlier))
                .orElseGet(() ->
                        switch (composeMessage.compose(request)) {
                            case Composed.Ready(var draft) -> submitNew(draft);
                            case NotComposed why -> new SubmitResult.Failed(why);
                        });
    }

    /// When this answers [SubmitResult.Accepted], the text is durable.
    public SubmitResult submit(Draft draft) {
        return draft.key()
                .flatMap(messages::find)
                .map(earlier -> known(draft, earlier))
                .orElseGet(() -> submitNew(draft));
    }

    /// For a key that nobody has used a moment ago; one that somebody uses meanwhile is found at
    /// the write.
    private SubmitResult submitNew(Draft draft) {
        return readFacts
                .read(draft)
                .map(facts -> judge(draft, facts))
                .orElseGet(() ->
                        new SubmitResult.Failed(
                                new NotComposed.UnknownDepartment(draft.departmentId())));
    }

    private SubmitResult judge(Draft draft, Facts facts) {
        var now = clock.instant();
        var decision = policy.foresee(draft, facts, now).decision();
        return switch (decision.verdict()) {
            case Verdict.Allow _ ->
                    keep(draft, decision, now, queued(draft, now, Optional.empty()));
            case Verdict.Hold hold ->
                    keep(
                            draft,
                            decision,
                            hold.until(),
                            queued(draft, now, Optional.of(hold.reason())));
            case Verdict.Expire(var reason) -> refuse(draft, decision, reason.code(), now);
            case Verdict.Refuse(var reason) -> refuse(draft, decision, reason.code(), now);
        };
    }

    private static StateChange queued(Draft draft, Instant now, Optional<Reason> reason) {
        return new StateChange(
                MessageState.QUEUED, now, Optional.empty(), draft.author(), 0, reason);
    }

    private SubmitResult keep(Draft draft, Decision decision, Instant dueAt, StateChange queued) {
        var thread = threads.open(draft.departmentId(), draft.to(), ids.thread());
        var message =
                OutboundMessage.accepted(
                        ids.message(),
                        draft,
                        thread,
                        account,
                        decision,
                        Salt.random(chance),
                        dueAt,
                        queued);
        return switch (messages.add(message)) {
            case Added.Kept(var kept) -> accepted(kept);
            case Added.Known(var earlier) -> known(draft, earlier);
        };
    }

    private SubmitResult accepted(OutboundMessage kept) {
        outbox.drawIfPossible(kept);
        return new SubmitResult.Accepted(kept);
    }

    private static SubmitResult known(Draft draft, OutboundMessage earlier) {
        return answered(sameText(draft, earlier.draft()), earlier);
    }

    private static SubmitResult answered(boolean isSame, OutboundMessage earlier) {
        return isSame
                ? new SubmitResult.AlreadyAccepted(earlier)
                : new SubmitResult.KeyReused(earlier.id());
    }

    private static boolean sameText(Draft one, Draft other) {
        return one.to().equals(other.to())
                && one.wording().asked().equals(other.wording().asked())
                && one.caseId().equals(other.caseId())
                && one.departmentId().equals(other.departmentId())
                && one.purpose() == other.purpose();
    }

    private SubmitResult refuse(Draft draft, Decision decision, String reason, Instant now) {
        audit.append(
                AuditDraft.of(
                        "refused:" + ids.next(),
                        "department:" + draft.departmentId(),
                        now,
                        draft.author(),
                        "message.refused",
                        Map.of("purpose", draft.purpose().word(), "reason", reason)));
        return new SubmitResult.Refused(decision);
    }
}
