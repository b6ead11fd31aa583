package dev.duly.core.sending;

import dev.duly.core.EachInTurn;
import dev.duly.core.health.AlertNotifier;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receipt.RecordReceipt;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Learns what became of texts whose receipts never came: the provider posts each for seconds only.
/// First the receipts that we hold and may not have applied, then a question by id.
public final class CatchUpReceipts {
    /// More than can have been under way when a process died.
    private static final int LATEST = 1_000;

    private final MessageStore messages;
    private final SmsGateway gateway;
    private final RecordReceipt recordReceipt;
    private final SendingSettings settings;
    private final InstantSource clock;
    private final Rounds rounds;

    public CatchUpReceipts(
            MessageStore messages,
            SmsGateway gateway,
            RecordReceipt recordReceipt,
            SendingSettings settings,
            AlertNotifier alerts,
            InstantSource clock) {
        this.messages = messages;
        this.gateway = gateway;
        this.recordReceipt = recordReceipt;
        this.settings = settings;
        this.clock = clock;
        this.rounds = new Rounds("catch-up-receipts", settings.reconcileAfter(), alerts);
    }

    /// Asks about each sent text without a final receipt, read `page` at a time: soon, then less
    /// and less often, until its receipt is overdue for good.
    public void runOnce(int page) {
        recordReceipt.applyLatest(LATEST);
        var now = clock.instant();
        var round = rounds.at(now);
        EachInTurn.ofPages(
                from ->
                        messages.inState(
                                MessageState.SENT,
                                now.minus(OutboundMessage.LONGEST_FOR_RECEIPT),
                                now.minus(settings.reconcileAfter()),
                                from,
                                page),
                text -> {
                    var since = text.timeline().getLast().at().plus(settings.reconcileAfter());
                    round.ask(text.id(), since, () -> askAbout(text));
                });
        round.over();
    }

    /// Whether the provider could be asked.
    private boolean askAbout(OutboundMessage text) {
        recordReceipt.applyAllOf(text.id());
        return text.attempts().reversed().stream()
                .filter(attempt -> attempt.providerId().isPresent())
                .filter(attempt -> attempt.account().equals(gateway.account()))
                .findFirst()
                .map(attempt -> ask(text, attempt))
                .orElse(true);
    }

    private boolean ask(OutboundMessage text, Attempt attempt) {
        return switch (gateway.fetch(attempt.providerId().orElseThrow())) {
            case Fetched.Found(var found) -> {
                if (isFinal(found.status())) {
                    recordReceipt.record(receipt(text, attempt, found));
                }
                yield true;
            }
            case Fetched.Missing() -> true;
            case Fetched.Unavailable _ -> false;
        };
    }

    private static boolean isFinal(ProviderStatus status) {
        return status.rank() >= ProviderStatus.FAILED.rank();
    }

    private DeliveryReceipt receipt(OutboundMessage text, Attempt attempt, ProviderMessage found) {
        return new DeliveryReceipt(
                Optional.of(text.id()),
                attempt.number(),
                attempt.account(),
                found.id(),
                found.status(),
                found.status().name().toLowerCase(Locale.ROOT),
                found.errorCode(),
                found.from(),
                clock.instant(),
                found.changedAt(),
                Map.of("source", "fetched"));
    }
}
