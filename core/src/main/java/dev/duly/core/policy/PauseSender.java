package dev.duly.core.policy;

import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.health.Alert;
import dev.duly.core.health.AlertNotifier;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.Halt;
import dev.duly.core.provider.ProviderErrors;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Stops a sender, or the whole account, when an error says that its further texts would fail too.
public final class PauseSender {
    /// So many texts of one sender within so long are no coincidence. Source: carriers filter whole
    /// campaigns at once (Twilio, error 30007), and Duly's own judgement of the numbers.
    private static final int BURST = 5;

    private static final Duration BURST_WITHIN = Duration.ofMinutes(10);
    private static final int PAGE = 200;

    private final SenderPauses pauses;
    private final MessageStore messages;
    private final AuditLog audit;
    private final AlertNotifier alerts;
    private final InstantSource clock;

    public PauseSender(
            SenderPauses pauses,
            MessageStore messages,
            AuditLog audit,
            AlertNotifier alerts,
            InstantSource clock) {
        this.pauses = pauses;
        this.messages = messages;
        this.audit = audit;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// To be called before the attempt that met error `code` is settled, so that nobody sends
    /// through the sender in between.
    public void becauseOf(int code, Attempt attempt) {
        switch (ProviderErrors.of(code).halts()) {
            case SENDER -> pause(attempt.account(), Optional.of(attempt.sender()), code);
            case ACCOUNT -> pause(attempt.account(), Optional.empty(), code);
            case NOTHING, SENDER_IN_BURSTS -> {
                // Other texts may go all the same.
            }
        }
    }

    /// To be called once a text that failed with error `code` is kept as failed.
    public void ifBurst(int code, Attempt attempt) {
        if (ProviderErrors.of(code).halts() == Halt.SENDER_IN_BURSTS
                && count(code, attempt.sender()) >= BURST) {
            pause(attempt.account(), Optional.of(attempt.sender()), code);
        }
    }

    private int count(int code, SenderAddress sender) {
        var since = clock.instant().minus(BURST_WITHIN);
        var until = clock.instant().plus(BURST_WITHIN);
        var count = 0;
        Optional<Cursor> next = Optional.empty();
        do {
            var page = messages.inState(MessageState.FAILED, since, until, next, PAGE);
            count += (int) page.items().stream().filter(text -> met(text, code, sender)).count();
            next = page.next();
        } while (next.isPresent() && count < BURST);
        return count;
    }

    private static boolean met(OutboundMessage text, int code, SenderAddress sender) {
        var step = text.timeline().getLast();
        return step.reason().flatMap(Reason::providerCode).equals(Optional.of(code))
                && text.attempt(step.attempt()).map(Attempt::sender).equals(Optional.of(sender));
    }

    private void pause(GatewayAccount account, Optional<SenderAddress> sender, int code) {
        var pause =
                new SenderPause(account, sender, reason(account, sender, code), clock.instant());
        var isKnown =
                pauses.all().stream()
                        .anyMatch(other ->
                                other.account().equals(account) && other.sender().equals(sender));
        if (isKnown) {
            return;
        }
        audit.append(
                AuditDraft.of(
                        "paused:" + pause.masked() + ":" + pause.since().toEpochMilli(),
                        SenderPause.STREAM,
                        pause.since(),
                        Actor.SYSTEM,
                        "sender.paused",
                        Map.of("sender", pause.masked(), "providerCode", Integer.toString(code))));
        if (pauses.pause(pause) == Appended.REPEATED) {
            return;
        }
        alerts.raise(
                new Alert(
                        "sender_paused",
                        "nothing goes through "
                                + pause.masked()
                                + " until it is mended and resumed (provider error "
                                + code
                                + "): duly senders"));
    }

    private static Reason reason(GatewayAccount account, Optional<SenderAddress> sender, int code) {
        var meaning = ProviderErrors.of(code);
        var what = sender.map(SenderAddress::value).orElseGet(account::account);
        return new Reason(
                SenderPause.CODE,
                "Nothing goes through " + what + " for now. " + meaning.sentence(),
                meaning.nextStep()
                        + " Then: duly sender "
                        + what
                        + " resume. The text goes by itself after that.",
                Optional.of(code));
    }
}
