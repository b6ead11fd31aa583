package dev.duly.core.message;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.record.Salt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A text that we send: what was asked, what was decided, and everything that happened since.
///
/// Never changed in place: each step answers the next revision, which counts only once a store has
/// kept it.
///
/// @param decision what the gates said when it was accepted and, once a worker has looked at it,
///   what they said then: the decision by which it went, or waits, or does not go
/// @param dueAt not to be sent before; to the millisecond
/// @param from our number that the provider chose, once it is known
public record OutboundMessage(
        MessageId id,
        Revision revision,
        Draft draft,
        ThreadId threadId,
        GatewayAccount account,
        Decision decision,
        Salt salt,
        Instant dueAt,
        Optional<PhoneNumber> from,
        List<Attempt> attempts,
        List<StateChange> timeline,
        int drained)
        implements LiveMessage {
    /// How long a receipt may take before its absence is shown.
    public static final Duration LONGEST_FOR_RECEIPT = Duration.ofDays(3);

    private static final Reason NO_RECEIPT =
            Reason.of(
                    "no_receipt",
                    "The provider took the text, and nobody has reported for three days whether it arrived.",
                    "Nothing more is to be expected: many carriers never say. Ask the client if it matters.");

    public OutboundMessage {
        dueAt = dueAt.truncatedTo(ChronoUnit.MILLIS);
        attempts = List.copyOf(attempts);
        timeline = List.copyOf(timeline);
    }

    /// A text as it is first kept.
    public static OutboundMessage accepted(
            MessageId id,
            Draft draft,
            ThreadId threadId,
            GatewayAccount account,
            Decision decision,
            Salt salt,
            Instant dueAt,
            StateChange queued) {
        return new OutboundMessage(
                id,
                Revision.FIRST,
                draft,
                threadId,
                account,
                decision,
                salt,
                dueAt,
                Optional.empty(),
                List.of(),
                List.of(queued),
                0);
    }

    @Override
    public DepartmentId departmentId() {
        return draft.departmentId();
    }

    @Override
    public PhoneNumber person() {
        return draft.to();
    }

    /// When it is no longer worth sending, by its purpose or by its sender's word; empty for never.
    public Optional<Instant> expiresAt() {
        var byPurpose = draft.purpose().longestWait().map(wait -> createdAt().plus(wait));
        var bySender = draft.terms().expiresAt();
        return byPurpose
                .filter(end -> bySender.stream().noneMatch(end::isAfter))
                .or(() -> bySender);
    }

    /// Since when it has been in its state, however often something was added to that since.
    public Instant inStateSince() {
        return timeline.reversed().stream()
                .takeWhile(step -> step.state() == state())
                .reduce((_, earlier) -> earlier)
                .orElse(timeline.getLast())
                .at();
    }

    /// Whether it is no longer worth sending at `now`.
    public boolean isExpired(Instant now) {
        return expiresAt().stream().anyMatch(end -> !now.isBefore(end));
    }

    public Optional<Attempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    public Optional<Attempt> attempt(int number) {
        return number >= 1 && number <= attempts.size()
                ? Optional.of(attempts.get(number - 1))
                : Optional.empty();
    }

    /// The provider's id of the latest attempt that has one.
    public Optional<ProviderMessageId> providerId() {
        return attempts.reversed().stream()
                .flatMap(attempt -> attempt.providerId().stream())
                .findFirst();
    }

    /// The same for all texts with this number and these words, while one of them is in flight: a
    /// store keeps it unique, so that twins never fly together and each listed text has one owner.
    public Optional<InFlight> inFlight() {
        return state().isInFlight()
                ? Optional.of(InFlight.of(draft.to(), draft.text()))
                : Optional.empty();
    }

    /// Whether the last attempt may be about to leave: it is under way, or somebody took it for
    /// lost and nobody has said yet what became of it.
    public boolean mayBeLeaving() {
        return switch (state()) {
            case SENDING -> true;
            case UNCONFIRMED -> timeline.get(timeline.size() - 2).state() == MessageState.SENDING;
            case QUEUED, SENT, DELIVERED, FAILED, BLOCKED, EXPIRED, CANCELED, RECEIVED -> false;
        };
    }

    /// The attempt before the last that the provider turned out to have taken, if there is one: a
    /// receipt said so while the last was under way.
    public Optional<Attempt> wentBefore() {
        return attempts.stream()
                .limit(Math.max(0, attempts.size() - 1))
                .filter(attempt -> attempt.outcome() == Attempt.Outcome.TAKEN)
                .findFirst();
    }

    /// The next revision, one step further.
    ///
    /// @throws IllegalStateException when the table of legal steps does not have it
    public OutboundMessage then(StateChange change) {
        if (!state().canBecome(change.state())) {
            throw illegal(change);
        }
        return with(attempts, appended(timeline, change));
    }

    /// The next revision, one step further on the provider's word.
    ///
    /// @throws IllegalStateException when no receipt may do that
    public OutboundMessage thenByReceipt(StateChange change) {
        if (!state().canBecomeByReceipt(change.state())) {
            throw illegal(change);
        }
        return with(attempts, appended(timeline, change));
    }

    /// The next revision with a new attempt; the state goes to `sending`.
    public OutboundMessage starting(Attempt attempt, StateChange sending) {
        if (!state().canBecome(MessageState.SENDING) || attempt.number() != attempts.size() + 1) {
            throw illegal(sending);
        }
        return with(appended(attempts, attempt), appended(timeline, sending));
    }

    /// This revision, with the attempt's end in it; to be followed by the step that it brings.
    public OutboundMessage attemptEnded(int number, Attempt.Outcome how) {
        return changed(number, attempt -> attempt.ended(how));
    }

    /// This revision, with the provider's id of an attempt in it.
    public OutboundMessage attemptTaken(int number, ProviderMessageId id) {
        return changed(number, attempt -> attempt.taken(id));
    }

    /// The next revision, after a listing that held nothing that could be the attempt.
    public OutboundMessage listedEmpty(int number) {
        return changed(number, Attempt::listedEmpty).again();
    }

    /// The next revision with the same timeline: something was learned that is no step.
    public OutboundMessage again() {
        return with(attempts, timeline);
    }

    /// Whether it may go by its due time. One that was never held may, whatever the clock of the
    /// node said that accepted it.
    public boolean isDue(Instant now) {
        return !dueAt.isAfter(now) || dueAt.equals(createdAt());
    }

    public OutboundMessage judged(Decision next) {
        return new OutboundMessage(
                id, revision, draft, threadId, account, next, salt, dueAt, from, attempts, timeline,
                drained);
    }

    public OutboundMessage due(Instant when) {
        return new OutboundMessage(
                id, revision, draft, threadId, account, decision, salt, when, from, attempts,
                timeline, drained);
    }

    public OutboundMessage sentFrom(Optional<PhoneNumber> number) {
        return new OutboundMessage(
                id,
                revision,
                draft,
                threadId,
                account,
                decision,
                salt,
                dueAt,
                number.or(() -> from),
                attempts,
                timeline,
                drained);
    }

    public OutboundMessage drained(int steps) {
        return new OutboundMessage(
                id, revision, draft, threadId, account, decision, salt, dueAt, from, attempts,
                timeline, steps);
    }

    /// Since when the provider has the text and no receipt has come, if that is remarkably long by
    /// `now`. Many carriers never say; after so long nothing more is to be expected.
    public Optional<Instant> withoutReceiptSince(Instant now) {
        return state() == MessageState.SENT
                        && !timeline.getLast().at().plus(LONGEST_FOR_RECEIPT).isAfter(now)
                ? Optional.of(timeline.getLast().at())
                : Optional.empty();
    }

    /// Why it stands as it does, as people are told at `now`: the last step's reason, or that a
    /// receipt has been missing for long.
    public Optional<Reason> why(Instant now) {
        return withoutReceiptSince(now).map(_ -> NO_RECEIPT).or(() -> timeline.getLast().reason());
    }

    /// Holds no word of the text and no number.
    @Override
    public String toString() {
        return "outbound " + id + " " + state() + " revision " + revision.value();
    }

    private OutboundMessage changed(int number, UnaryOperator<Attempt> change) {
        var next = new ArrayList<>(attempts);
        next.set(number - 1, change.apply(next.get(number - 1)));
        return new OutboundMessage(
                id, revision, draft, threadId, account, decision, salt, dueAt, from, next, timeline,
                drained);
    }

    private OutboundMessage with(List<Attempt> nextAttempts, List<StateChange> nextTimeline) {
        return new OutboundMessage(
                id,
                revision.next(),
                draft,
                threadId,
                account,
                decision,
                salt,
                dueAt,
                from,
                nextAttempts,
                nextTimeline,
                drained);
    }

    private IllegalStateException illegal(StateChange change) {
        return new IllegalStateException(
                id + " cannot go from " + state() + " to " + change.state());
    }

    private static <T> List<T> appended(List<T> list, T item) {
        var next = new ArrayList<>(list);
        next.add(item);
        return next;
    }
}
