package dev.duly.core.sending;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.Attempt.Outcome;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.provider.ErrorClass;
import dev.duly.core.provider.Halt;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.provider.ProviderErrors;
import dev.duly.core.record.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What an attempt's outcome makes of a text. Pure but for the schedule's jitter: it looks at the
/// text as it stands now, which a receipt may have changed since the attempt began.
public final class Settlement {
    private final RetrySchedule retries;

    public Settlement(RetrySchedule retries) {
        this.retries = retries;
    }

    /// The next revision; empty when the outcome tells nothing new.
    public Optional<OutboundMessage> settle(
            OutboundMessage message, int attempt, GatewayOutcome outcome, Instant now) {
        return switch (outcome) {
            case GatewayOutcome.Taken taken -> taken(message, attempt, taken, now);
            case GatewayOutcome.Rejected(var error, var providerAt) ->
                    ifStillOpen(message, attempt)
                            .map(open -> rejected(open, attempt, error, providerAt, now));
            case GatewayOutcome.Busy(var retryAfter, var why) ->
                    ifStillOpen(message, attempt)
                            .map(open -> later(open, attempt, retryAfter, busy(why), now));
            case GatewayOutcome.Unknown(var why) ->
                    ifStillOpen(message, attempt)
                            .filter(open -> open.state() == MessageState.SENDING)
                            .map(open ->
                                    open.then(
                                            ours(
                                                    MessageState.UNCONFIRMED,
                                                    attempt,
                                                    unconfirmed(why),
                                                    now)));
        };
    }

    /// By evidence, the provider did not take it: to be tried again like any refusal for now.
    Optional<OutboundMessage> notTaken(
            OutboundMessage message, int attempt, Reason reason, Instant now) {
        return ifStillOpen(message, attempt)
                .map(open -> later(open, attempt, Duration.ZERO, reason, now));
    }

    /// Nobody but a person can say what became of it.
    Optional<OutboundMessage> ask(OutboundMessage message, Reason reason, Instant now) {
        if (message.state() == MessageState.UNCONFIRMED && message.wentBefore().isPresent()) {
            return Optional.of(wentBefore(message, now));
        }
        return Optional.of(message)
                .filter(text -> text.state() == MessageState.UNCONFIRMED)
                .filter(text ->
                        text.timeline().getLast().reason().stream()
                                .noneMatch(said -> said.code().equals(reason.code())))
                .map(text ->
                        text.then(
                                ours(
                                        MessageState.UNCONFIRMED,
                                        text.attempts().size(),
                                        reason,
                                        now)));
    }

    /// The provider was never asked.
    Optional<OutboundMessage> notMade(
            OutboundMessage message, int attempt, Instead instead, Instant now) {
        return ifStillOpen(message, attempt)
                .map(open -> open.attemptEnded(attempt, Outcome.NOT_MADE))
                .map(ended ->
                        ended.wentBefore().isPresent()
                                ? wentBefore(ended, now)
                                : ended.due(instead.dueAt())
                                        .then(
                                                ours(
                                                        state(ended, instead),
                                                        attempt,
                                                        instead.reason(),
                                                        now)));
    }

    /// The provider has the text, by an attempt before this one: it waits for nothing any more.
    static OutboundMessage wentBefore(OutboundMessage message, Instant now) {
        return message.thenByReceipt(
                new StateChange(
                        MessageState.SENT,
                        now,
                        Optional.empty(),
                        Actor.PROVIDER,
                        message.wentBefore().orElseThrow().number(),
                        Optional.empty()));
    }

    /// A text that the sweep took for lost meanwhile waits: the next look finds what is against it.
    private static MessageState state(OutboundMessage open, Instead instead) {
        return open.state().canBecome(instead.state()) ? instead.state() : MessageState.QUEUED;
    }

    private static Optional<OutboundMessage> ifStillOpen(OutboundMessage message, int attempt) {
        var isLast = attempt == message.attempts().size();
        var isOpen = message.attempt(attempt).stream().anyMatch(a -> a.outcome() == Outcome.OPEN);
        return isLast && isOpen && message.state().isInFlight()
                ? Optional.of(message)
                : Optional.empty();
    }

    private static Optional<OutboundMessage> taken(
            OutboundMessage message, int attempt, GatewayOutcome.Taken taken, Instant now) {
        // A receipt that named the attempt was faster, and knows more than "taken".
        if (message.attempt(attempt).flatMap(Attempt::providerId).isPresent()) {
            return Optional.empty();
        }
        var known = message.attemptTaken(attempt, taken.id()).sentFrom(taken.from());
        var sent =
                new StateChange(
                        MessageState.SENT,
                        now,
                        taken.providerAt(),
                        Actor.PROVIDER,
                        attempt,
                        Optional.empty());
        return Optional.of(
                message.state().canBecomeByReceipt(MessageState.SENT)
                        ? known.thenByReceipt(sent)
                        : known.again());
    }

    private OutboundMessage rejected(
            OutboundMessage message,
            int attempt,
            ProviderError error,
            Optional<Instant> providerAt,
            Instant now) {
        var meaning = ProviderErrors.of(error.code());
        var reason =
                new Reason(
                        "provider_refused",
                        meaning.sentence(),
                        meaning.nextStep(),
                        Optional.of(error.code()));
        if (meaning.errorClass() == ErrorClass.TRANSIENT) {
            return later(message, attempt, Duration.ZERO, reason, now);
        }
        if (message.wentBefore().isPresent()) {
            return wentBefore(message.attemptEnded(attempt, Outcome.REJECTED), now);
        }
        if (meaning.halts() == Halt.SENDER || meaning.halts() == Halt.ACCOUNT) {
            // Not this text's fault: it waits with all others until the sender is mended.
            return message.attemptEnded(attempt, Outcome.REJECTED)
                    .due(now)
                    .then(ours(MessageState.QUEUED, attempt, reason, now));
        }
        return message.attemptEnded(attempt, Outcome.REJECTED)
                .then(
                        new StateChange(
                                MessageState.FAILED,
                                now,
                                providerAt,
                                Actor.PROVIDER,
                                attempt,
                                Optional.of(reason)));
    }

    private OutboundMessage later(
            OutboundMessage message, int attempt, Duration asked, Reason reason, Instant now) {
        var ended = message.attemptEnded(attempt, Outcome.NOT_TAKEN);
        if (ended.wentBefore().isPresent()) {
            return wentBefore(ended, now);
        }
        var refusals =
                (int)
                        ended.attempts().stream()
                                .filter(one -> one.outcome() == Outcome.NOT_TAKEN)
                                .count();
        return retries.next(refusals, asked)
                .map(wait ->
                        ended.due(now.plus(wait))
                                .then(ours(MessageState.QUEUED, attempt, reason, now)))
                .orElseGet(() ->
                        ended.then(
                                ours(MessageState.FAILED, attempt, gaveUp(reason, refusals), now)));
    }

    private static StateChange ours(MessageState state, int attempt, Reason reason, Instant now) {
        return new StateChange(
                state, now, Optional.empty(), Actor.SYSTEM, attempt, Optional.of(reason));
    }

    private static Reason busy(String why) {
        return Reason.of(
                "provider_busy",
                "The provider did not take the text: " + why + ".",
                "Nothing: Duly tries again by itself.");
    }

    private static Reason gaveUp(Reason last, int refusals) {
        return new Reason(
                "gave_up",
                "The provider did not take the text in " + refusals + " tries. " + last.sentence(),
                "Reach the client by other means, or send it again once the provider is back.",
                last.providerCode());
    }

    private static Reason unconfirmed(String why) {
        return Reason.of(
                "no_answer",
                "The provider may or may not have taken the text: " + why + ".",
                "Do not send it again: Duly asks the provider what became of it.");
    }
}
