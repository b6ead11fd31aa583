package dev.duly.core.sending;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.record.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Settles an unconfirmed text on a person's word, where evidence does not. Who said it stands in
/// the timeline and in the audit.
public final class ResolveMessage {
    private static final Reason TAKEN =
            Reason.of(
                    "resolved_taken",
                    "A person found the text at the provider.",
                    "Nothing: its receipt is asked for.");

    private static final Reason NOT_TAKEN =
            Reason.of(
                    "resolved_not_taken",
                    "A person says that the provider did not take the text.",
                    "Nothing: Duly sends it again.");

    private static final Reason GIVEN_UP =
            Reason.of(
                    "resolved_given_up",
                    "A person decided that the text is not sent again; nobody knows whether it went.",
                    "Reach the client by other means.");

    private final MessageStore messages;
    private final SettleAttempt settleAttempt;
    private final SendingSettings settings;
    private final InstantSource clock;

    public ResolveMessage(
            MessageStore messages,
            SettleAttempt settleAttempt,
            SendingSettings settings,
            InstantSource clock) {
        this.messages = messages;
        this.settleAttempt = settleAttempt;
        this.settings = settings;
        this.clock = clock;
    }

    public ResolveResult resolve(MessageId id, Resolution resolution, Actor by) {
        if (!(messages.find(id).orElse(null) instanceof OutboundMessage text)) {
            return new ResolveResult.NotFound();
        }
        if (!isOpen(text)) {
            return new ResolveResult.NotOpen(text);
        }
        var soonest = soonest(text);
        if (resolution instanceof Resolution.NotTaken && clock.instant().isBefore(soonest)) {
            return new ResolveResult.TooSoon(soonest);
        }
        var owner = owner(text, resolution);
        if (owner.isPresent()) {
            return new ResolveResult.IdTaken(owner.get());
        }
        return settleAttempt
                .resolved(
                        text,
                        current ->
                                isOpen(current) && isSameAttempt(current, text)
                                        ? Optional.of(next(current, resolution, by))
                                        : Optional.empty())
                .<ResolveResult>map(ResolveResult.Resolved::new)
                .orElseGet(() -> new ResolveResult.NotOpen(text));
    }

    /// When a person may say that it was not taken: as soon as Duly could conclude so itself, or
    /// has asked the person.
    private Instant soonest(OutboundMessage text) {
        return WhyNot.waitsForPerson(text)
                ? text.inStateSince()
                : text.inStateSince().plus(settings.reconcileAfter());
    }

    private static boolean isOpen(OutboundMessage text) {
        return text.state() == MessageState.UNCONFIRMED && text.lastAttempt().isPresent();
    }

    /// A word on one attempt is no word on the next, which the person has not seen.
    private static boolean isSameAttempt(OutboundMessage one, OutboundMessage other) {
        return one.attempts().size() == other.attempts().size();
    }

    private Optional<MessageId> owner(OutboundMessage text, Resolution resolution) {
        return resolution instanceof Resolution.Taken(var providerId)
                ? text.lastAttempt()
                        .flatMap(attempt -> messages.find(attempt.account(), providerId))
                        .map(OutboundMessage::id)
                        .filter(id -> !id.equals(text.id()))
                : Optional.empty();
    }

    private OutboundMessage next(OutboundMessage text, Resolution resolution, Actor by) {
        var attempt = text.attempts().size();
        return switch (resolution) {
            case Resolution.Taken(var id) ->
                    text.attemptTaken(attempt, id)
                            .then(step(MessageState.SENT, attempt, TAKEN, by));
            case Resolution.NotTaken() -> notTaken(text, attempt, by);
            case Resolution.GivenUp() ->
                    text.then(step(MessageState.FAILED, attempt, GIVEN_UP, by));
        };
    }

    /// Whatever the person says of this attempt, one before it may have gone.
    private OutboundMessage notTaken(OutboundMessage text, int attempt, Actor by) {
        var ended = text.attemptEnded(attempt, Attempt.Outcome.NOT_TAKEN);
        return ended.wentBefore().isPresent()
                ? Settlement.wentBefore(ended, clock.instant())
                : ended.due(clock.instant())
                        .then(step(MessageState.QUEUED, attempt, NOT_TAKEN, by));
    }

    private StateChange step(MessageState state, int attempt, Reason reason, Actor by) {
        return new StateChange(
                state, clock.instant(), Optional.empty(), by, attempt, Optional.of(reason));
    }
}
