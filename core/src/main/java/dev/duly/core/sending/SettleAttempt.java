package dev.duly.core.sending;

import dev.duly.core.PortException;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Replaced;
import dev.duly.core.policy.PauseSender;
import dev.duly.core.provider.ErrorClass;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.provider.ProviderErrors;
import dev.duly.core.receipt.RecordReceipt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Writes down what came of an attempt, whoever else has written meanwhile.
public final class SettleAttempt {
    private final MessageStore messages;
    private final ConsentLedger consents;
    private final SendQueue queue;
    private final Outbox outbox;
    private final RecordReceipt recordReceipt;
    private final PauseSender pauseSender;
    private final ThreadOrder order;
    private final Settlement settlement;
    private final LookAgain lookAgain;
    private final InstantSource clock;

    public SettleAttempt(
            MessageStore messages,
            ConsentLedger consents,
            SendQueue queue,
            Outbox outbox,
            RecordReceipt recordReceipt,
            PauseSender pauseSender,
            Settlement settlement,
            InstantSource clock) {
        this.messages = messages;
        this.consents = consents;
        this.queue = queue;
        this.outbox = outbox;
        this.recordReceipt = recordReceipt;
        this.pauseSender = pauseSender;
        this.order = new ThreadOrder(messages);
        this.settlement = settlement;
        this.lookAgain = new LookAgain(messages, queue, clock);
        this.clock = clock;
    }

    /// Settles by what the gateway answered.
    public void settle(OutboundMessage text, int attempt, GatewayOutcome outcome) {
        if (outcome instanceof GatewayOutcome.Rejected(var error, _)) {
            suppressIfOptedOut(text, attempt, error);
            text.attempt(attempt).ifPresent(one -> pauseSender.becauseOf(error.code(), one));
        }
        write(text, current -> settlement.settle(current, attempt, outcome, clock.instant()));
        if (outcome instanceof GatewayOutcome.Taken taken) {
            recordReceipt.applyKept(text.account(), taken.id());
        }
        if (outcome instanceof GatewayOutcome.Rejected(var error, _)) {
            text.attempt(attempt).ifPresent(one -> pauseSender.ifBurst(error.code(), one));
        }
    }

    /// The provider's list holds it. One that was read while the text went on to its next attempt
    /// may hold that one, and says nothing of this.
    void found(OutboundMessage text, int attempt, GatewayOutcome.Taken taken) {
        write(
                text,
                current ->
                        current.attempts().size() == attempt
                                ? settlement.settle(current, attempt, taken, clock.instant())
                                : Optional.empty());
        recordReceipt.applyKept(text.account(), taken.id());
    }

    /// The provider was never asked.
    void notMade(OutboundMessage text, int attempt, Instead instead) {
        write(text, current -> settlement.notMade(current, attempt, instead, clock.instant()));
    }

    /// By evidence, the provider did not take it.
    void notTaken(OutboundMessage text, int attempt, Reason reason) {
        write(text, current -> settlement.notTaken(current, attempt, reason, clock.instant()));
    }

    /// Nobody but a person can say what became of it; said once.
    void ask(OutboundMessage text, Reason reason) {
        write(text, current -> settlement.ask(current, reason, clock.instant()));
    }

    /// A person said what became of it; empty when it is not for a person to say any more.
    Optional<OutboundMessage> resolved(
            OutboundMessage text, Function<OutboundMessage, Optional<OutboundMessage>> change) {
        return write(text, change);
    }

    /// Draws the consequences of the step just written, lets go of the claim, and wakes the text of
    /// the same conversation that waited for this one. Fails for nothing: the step is kept.
    public void release(OutboundMessage kept) {
        outbox.drawIfPossible(kept);
        try {
            letGo(kept);
        } catch (PortException _) {
            // The queue is a hint: the claim ends by itself, and whoever waits looks again.
        }
    }

    private void letGo(OutboundMessage kept) {
        if (kept.state() == MessageState.QUEUED) {
            queue.putBack(kept.id(), Duration.between(clock.instant(), kept.dueAt()));
            return;
        }
        queue.done(kept.id());
        if (!kept.state().isInFlight()) {
            order.next(kept.threadId(), clock.instant())
                    .ifPresent(next -> queue.putBack(next.id(), Duration.ZERO));
        }
    }

    /// The text as kept; empty when there was nothing to write.
    private Optional<OutboundMessage> write(
            OutboundMessage text, Function<OutboundMessage, Optional<OutboundMessage>> change) {
        var current = text;
        while (true) {
            var next = change.apply(current);
            if (next.isEmpty()) {
                release(current);
                return Optional.empty();
            }
            switch (messages.replace(current.revision(), next.get())) {
                case Replaced.Kept(var kept) -> {
                    release(kept);
                    applyWhatWaited(kept);
                    makeRoom(kept);
                    return Optional.of(kept);
                }
                case Replaced.Stale _, Replaced.TwinInFlight _ -> current = read(text.id());
            }
        }
    }

    /// A receipt for an earlier attempt waits until the last one is settled. Should this be cut
    /// off, [CatchUpReceipts] does it.
    private void applyWhatWaited(OutboundMessage kept) {
        if (kept.wentBefore().isPresent() && !kept.state().isInFlight()) {
            recordReceipt.applyAllOf(kept.id());
        }
    }

    /// What counted while it was on its way and did not go counts no more: another text to the same
    /// person may have been held for a day because of it. Should this be cut off, that one goes
    /// then.
    private void makeRoom(OutboundMessage kept) {
        if (!kept.state().isInFlight() && !kept.attempts().getLast().isAlive()) {
            try {
                lookAgain.atTextsTo(kept.draft().to());
            } catch (PortException _) {
                // Held a while longer than need be.
            }
        }
    }

    private OutboundMessage read(MessageId id) {
        return messages.find(id)
                .filter(OutboundMessage.class::isInstance)
                .map(OutboundMessage.class::cast)
                .orElseThrow(() ->
                        new PortException(
                                "MessageStore",
                                PortException.Retry.POINTLESS,
                                "lost message " + id + " while it was sent"));
    }

    /// First the number, then the text: a crash between the two leaves the person in peace.
    private void suppressIfOptedOut(OutboundMessage text, int attempt, ProviderError error) {
        if (ProviderErrors.of(error.code()).errorClass() == ErrorClass.SUPPRESS) {
            consents.append(
                    ConsentChange.providerBlock(
                            "attempt:" + text.id() + "-" + attempt,
                            text.draft().to(),
                            text.departmentId(),
                            clock.instant()));
        }
    }
}
