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
import dev.duly.core.provider.ErrorClass;
import dev.duly.core.provider.ProviderErrors;
import dev.duly.core.receipt.RecordReceipt;
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
    private final Settlement settlement;
    private final InstantSource clock;

    public SettleAttempt(
            MessageStore messages,
            ConsentLedger consents,
            SendQueue queue,
            Outbox outbox,
            RecordReceipt recordReceipt,
            Settlement settlement,
            InstantSource clock) {
        this.messages = messages;
        this.consents = consents;
        this.queue = queue;
        this.outbox = outbox;
        this.recordReceipt = recordReceipt;
        this.settlement = settlement;
        this.clock = clock;
    }

    /// Settles by what the gateway answered.
    public void settle(OutboundMessage text, int attempt, GatewayOutcome outcome) {
        suppressIfOptedOut(text, attempt, outcome);
        write(text, current -> settlement.settle(current, attempt, outcome, clock.instant()));
        if (outcome instanceof GatewayOutcome.Taken taken) {
            recordReceipt.applyKept(text.account(), taken.id());
        }
    }

    /// The provider was never asked.
    void notMade(OutboundMessage text, int attempt, Instead instead) {
        write(text, current -> settlement.notMade(current, attempt, instead, clock.instant()));
    }

    /// By evidence, the provider did not take it.
    void notTaken(OutboundMessage text, int attempt, Reason reason) {
        write(text, current -> settlement.notTaken(current, attempt, reason, clock.instant()));
    }

    /// Draws the consequences of the step just written and lets go of the claim.
    void release(OutboundMessage kept) {
        outbox.drawIfPossible(kept);
        if (kept.state() == MessageState.QUEUED) {
            queue.putBack(kept.id(), kept.dueAt());
            return;
        }
        queue.done(kept.id());
    }

    private void write(
            OutboundMessage text, Function<OutboundMessage, Optional<OutboundMessage>> change) {
        var current = text;
        while (true) {
            var next = change.apply(current);
            if (next.isEmpty()) {
                release(current);
                return;
            }
            switch (messages.replace(current.revision(), next.get())) {
                case Replaced.Kept(var kept) -> {
                    release(kept);
                    return;
                }
                case Replaced.Stale _, Replaced.TwinInFlight _ -> current = read(text.id());
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
    private void suppressIfOptedOut(OutboundMessage text, int attempt, GatewayOutcome outcome) {
        if (outcome instanceof GatewayOutcome.Rejected(var error, _)
                && ProviderErrors.of(error.code()).errorClass() == ErrorClass.SUPPRESS) {
            consents.append(
                    ConsentChange.providerBlock(
                            "attempt:" + text.id() + "-" + attempt,
                            text.draft().to(),
                            text.departmentId(),
                            clock.instant()));
        }
    }
}
