package dev.duly.core.receipt;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.StateChange;
import dev.duly.core.provider.ErrorClass;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderErrors;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.record.Actor;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes down what the provider says became of a text: the raw receipt first, then what it
/// changes.
///
/// Receipts come doubled, late, out of order and before our own call has answered; none of that
/// changes what it should not.
public final class RecordReceipt {
    private final ReceiptLog receipts;
    private final MessageStore messages;
    private final ConsentLedger consents;
    private final Consumer<OutboundMessage> drawConsequences;
    private final InstantSource clock;

    /// @param drawConsequences what to do with a step just written
    public RecordReceipt(
            ReceiptLog receipts,
            MessageStore messages,
            ConsentLedger consents,
            Consumer<OutboundMessage> drawConsequences,
            InstantSource clock) {
        this.receipts = receipts;
        this.messages = messages;
        this.consents = consents;
        this.drawConsequences = drawConsequences;
        this.clock = clock;
    }

    /// When this returns, the receipt is durable, and so is what it changed.
    public void record(DeliveryReceipt receipt) {
        // A repeated one is applied again: the first may have been cut off between the two writes.
        var _ = receipts.append(receipt);
        apply(receipt);
    }

    /// Applies the receipts that came before we knew whose id it was.
    public void applyKept(GatewayAccount account, ProviderMessageId id) {
        receipts.of(account, id).stream()
                .filter(receipt -> receipt.messageId().isEmpty())
                .forEach(this::apply);
    }

    private void apply(DeliveryReceipt receipt) {
        while (true) {
            var text = find(receipt);
            var next = text.flatMap(found -> next(found, receipt));
            if (next.isEmpty()) {
                return;
            }
            suppressIfOptedOut(text.get(), receipt);
            if (messages.replace(text.get().revision(), next.get())
                    instanceof Replaced.Kept(var kept)) {
                drawConsequences.accept(kept);
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

    private Optional<OutboundMessage> next(OutboundMessage text, DeliveryReceipt receipt) {
        return attempt(text, receipt).flatMap(attempt -> next(text, attempt, receipt));
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
                && !isBackwards(text, attempt, target.get())) {
            return Optional.of(
                    known.thenByReceipt(
                            new StateChange(
                                    target.get(),
                                    clock.instant(),
                                    receipt.providerAt(),
                                    Actor.PROVIDER,
                                    attempt.number(),
                                    reason(receipt))));
        }
        var isNews =
                attempt.providerId().isEmpty()
                        || (text.from().isEmpty() && receipt.from().isPresent());
        return isNews ? Optional.of(known.again()) : Optional.empty();
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

    /// A text that a final receipt made `failed` is not made `sent` again by one that was
    /// overtaken.
    private boolean isBackwards(OutboundMessage text, Attempt attempt, MessageState target) {
        return text.state() == MessageState.FAILED
                && target == MessageState.SENT
                && attempt.providerId().stream()
                        .flatMap(id -> receipts.of(attempt.account(), id).stream())
                        .anyMatch(
                                earlier -> earlier.status().rank() >= ProviderStatus.FAILED.rank());
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
