package dev.duly.core.receipt;

import dev.duly.core.EachInTurn;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.StateChange;
import dev.duly.core.policy.PauseSender;
import dev.duly.core.provider.ErrorClass;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderErrors;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.record.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Writes down what the provider says became of a text: the raw receipt first, then what it
/// changes.
///
/// Receipts come doubled, late, out of order and before our own call has answered; none of that
/// changes what it should not.
public final class RecordReceipt {
    private static final Duration MOST_JITTER = Duration.ofMinutes(1);

    private final ReceiptLog receipts;
    private final MessageStore messages;
    private final ConsentLedger consents;
    private final PauseSender pauseSender;
    private final Consumer<OutboundMessage> drawConsequences;
    private final RandomGenerator chance;
    private final InstantSource clock;

    /// @param drawConsequences what to do with a step just written
    public RecordReceipt(
            ReceiptLog receipts,
            MessageStore messages,
            ConsentLedger consents,
            PauseSender pauseSender,
            Consumer<OutboundMessage> drawConsequences,
            RandomGenerator chance,
            InstantSource clock) {
        this.receipts = receipts;
        this.messages = messages;
        this.consents = consents;
        this.pauseSender = pauseSender;
        this.drawConsequences = drawConsequences;
        this.chance = chance;
        this.clock = clock;
    }

    /// When this returns, the receipt is durable, and so is what it changed.
    public void record(DeliveryReceipt receipt) {
        // A repeated one is applied again: the first may have been cut off between the two writes.
        var _ = receipts.append(receipt);
        apply(receipt);
    }

    /// Applies the receipts that were kept last once more: whoever kept one may have died before
    /// its step was written. Repeating changes nothing.
    ///
    /// @param max how many at most
    public void applyLatest(int max) {
        EachInTurn.of(receipts.latest(max).reversed(), this::apply);
    }

    /// Applies the receipts of one text once more, as [#applyLatest].
    public void applyAllOf(MessageId id) {
        EachInTurn.of(receipts.of(id), this::apply);
    }

    /// Applies the receipts for one of the provider's ids once more, as [#applyLatest]: those
    /// without our path may have come before we knew whose id it was.
    public void applyKept(GatewayAccount account, ProviderMessageId id) {
        EachInTurn.of(receipts.of(account, id), this::apply);
    }

    private void apply(DeliveryReceipt receipt) {
        while (true) {
            var text = find(receipt);
            var attempt = text.flatMap(found -> attempt(found, receipt));
            var next = attempt.flatMap(one -> next(text.orElseThrow(), one, receipt));
            if (next.isEmpty()) {
                return;
            }
            suppressIfOptedOut(text.get(), receipt);
            receipt.errorCode().ifPresent(code -> pauseSender.becauseOf(code, attempt.get()));
            if (messages.replace(text.get().revision(), next.get())
                    instanceof Replaced.Kept(var kept)) {
                drawConsequences.accept(kept);
                receipt.errorCode().ifPresent(code -> pauseSender.ifBurst(code, attempt.get()));
                return;
            }
        }
    }

    private Optional<OutboundMessage> find(DeliveryReceipt receipt) {
        return receipt.messageId()
                .<Message>flatMap(messages::find)
                .filter(OutboundMessage.class::isInstance)
                .map(OutboundMessage.class::cast)
                .or(() -> messages.find(receipt.account(), receipt.providerId()));
    }

    private Optional<OutboundMessage> next(
            OutboundMessage text, Attempt attempt, DeliveryReceipt receipt) {
        var target = target(receipt.status());
        if (target.isEmpty()) {
            return Optional.empty();
        }
        var known =
                text.attemptTaken(attempt.number(), receipt.providerId()).sentFrom(receipt.from());
        if (text.state().canBecomeByReceipt(target.get())
                && !isOvertaken(text, attempt, receipt, target.get())) {
            return isAnotherLeaving(text, attempt)
                    ? wentBefore(known, attempt, receipt)
                    : Optional.of(
                            target.get() == MessageState.FAILED
                                    ? failed(known, attempt, receipt)
                                    : gone(known, attempt, receipt, target.get()));
        }
        var isNews =
                attempt.providerId().isEmpty()
                        || (text.from().isEmpty() && receipt.from().isPresent());
        return isNews ? Optional.of(known.again()) : Optional.empty();
    }

    /// Until a later attempt is settled, who looks for what may be leaving has to find it: its end
    /// then brings the step that this receipt is about.
    private static boolean isAnotherLeaving(OutboundMessage text, Attempt attempt) {
        return attempt.number() < text.attempts().size() && text.mayBeLeaving();
    }

    private static Optional<OutboundMessage> wentBefore(
            OutboundMessage known, Attempt attempt, DeliveryReceipt receipt) {
        var isKnown =
                attempt.outcome() == Attempt.Outcome.TAKEN
                        && attempt.providerId().equals(Optional.of(receipt.providerId()));
        return isKnown
                ? Optional.empty()
                : Optional.of(known.attemptEnded(attempt.number(), Attempt.Outcome.TAKEN).again());
    }

    /// However sure the provider was before that the text never left: now it has.
    private OutboundMessage gone(
            OutboundMessage text, Attempt attempt, DeliveryReceipt receipt, MessageState target) {
        return text.attemptEnded(attempt.number(), Attempt.Outcome.TAKEN)
                .thenByReceipt(step(target, attempt, receipt, reason(receipt)));
    }

    /// A text that provably never left the provider waits for its next try; any other has failed.
    private OutboundMessage failed(OutboundMessage text, Attempt attempt, DeliveryReceipt receipt) {
        var again = tryAgain(text, attempt, receipt);
        if (again.isEmpty()) {
            return text.thenByReceipt(step(MessageState.FAILED, attempt, receipt, reason(receipt)));
        }
        return text.attemptEnded(attempt.number(), Attempt.Outcome.DROPPED)
                .due(again.get())
                .thenByReceipt(
                        step(
                                MessageState.QUEUED,
                                attempt,
                                receipt,
                                reason(receipt).map(RecordReceipt::triedAgain)));
    }

    private Optional<Instant> tryAgain(
            OutboundMessage text, Attempt attempt, DeliveryReceipt receipt) {
        if (attempt.number() != text.attempts().size()
                || !text.state().canBecomeByReceipt(MessageState.QUEUED)) {
            return Optional.empty();
        }
        var dropped =
                text.attempts().stream()
                        .filter(one -> one.outcome() == Attempt.Outcome.DROPPED)
                        .count();
        return receipt.errorCode()
                .flatMap(code -> ProviderErrors.of(code).again())
                .filter(again -> dropped < again.most())
                .map(again -> again.after(clock.instant()).plusMillis(jitter()))
                .filter(when -> text.expiresAt().stream().allMatch(when::isBefore));
    }

    /// What was dropped together shall not come back together.
    private long jitter() {
        return chance.nextLong(MOST_JITTER.toMillis());
    }

    private StateChange step(
            MessageState state, Attempt attempt, DeliveryReceipt receipt, Optional<Reason> reason) {
        return new StateChange(
                state,
                clock.instant(),
                receipt.providerAt(),
                Actor.PROVIDER,
                attempt.number(),
                reason);
    }

    /// The attempt that the path names, or else the one that has the provider's id; never one on
    /// another account, and never one to which the provider gave another id.
    private static Optional<Attempt> attempt(OutboundMessage text, DeliveryReceipt receipt) {
        return text.attempts().stream()
                .filter(attempt -> attempt.account().equals(receipt.account()))
                .filter(attempt ->
                        attempt.providerId()
                                .map(receipt.providerId()::equals)
                                .orElse(
                                        receipt.messageId().isPresent()
                                                && attempt.number() == receipt.attempt()))
                .findFirst();
    }

    /// A later attempt says more than this one's failure, and so does what a failure led to that
    /// was heard before; and what a final receipt settled is not made `sent` again by one that was
    /// overtaken.
    private boolean isOvertaken(
            OutboundMessage text, Attempt attempt, DeliveryReceipt receipt, MessageState target) {
        return switch (target) {
            case FAILED ->
                    attempt.outcome() == Attempt.Outcome.DROPPED
                            || text.attempts().stream()
                                    .skip(attempt.number())
                                    .anyMatch(Attempt::isAlive);
            case SENT -> hasEnded(receipt);
            case DELIVERED, QUEUED, SENDING, UNCONFIRMED, BLOCKED, EXPIRED, CANCELED, RECEIVED ->
                    false;
        };
    }

    private boolean hasEnded(DeliveryReceipt receipt) {
        return receipts.of(receipt.account(), receipt.providerId()).stream()
                .anyMatch(earlier -> earlier.status().rank() >= ProviderStatus.FAILED.rank());
    }

    private static Optional<MessageState> target(ProviderStatus status) {
        return switch (status) {
            case SCHEDULED, ACCEPTED, QUEUED, SENDING, SENT, PARTIALLY_DELIVERED ->
                    Optional.of(MessageState.SENT);
            case DELIVERED, READ -> Optional.of(MessageState.DELIVERED);
            case UNDELIVERED, FAILED, CANCELED -> Optional.of(MessageState.FAILED);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Reason> reason(DeliveryReceipt receipt) {
        return receipt.errorCode()
                .map(code -> {
                    var meaning = ProviderErrors.of(code);
                    return new Reason(
                            "not_delivered",
                            meaning.sentence(),
                            meaning.nextStep(),
                            Optional.of(code));
                });
    }

    private static Reason triedAgain(Reason reason) {
        return new Reason(
                "dropped_by_provider",
                reason.sentence(),
                "Nothing to do: Duly sends it again by itself.",
                reason.providerCode());
    }

    /// First the number, then the text: a crash between the two leaves the person in peace.
    private void suppressIfOptedOut(OutboundMessage text, DeliveryReceipt receipt) {
        var isOptOut =
                receipt.errorCode().stream()
                        .anyMatch(code ->
                                ProviderErrors.of(code).errorClass() == ErrorClass.SUPPRESS);
        if (isOptOut) {
            consents.append(
                    ConsentChange.providerBlock(
                            "receipt:" + receipt.providerId(),
                            text.draft().to(),
                            text.departmentId(),
                            receipt.receivedAt()));
        }
    }
}
