package dev.duly.core.sending;

import dev.duly.core.EachInTurn;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Replaced;
import dev.duly.core.provider.GatewayAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Settles texts of which nobody knows whether the provider took them, by evidence alone: exactly
/// the words under an id that is not yet ours, or two listings without anything that could be the
/// text. Anything between stays for a person.
public final class Reconcile {
    private static final int EVIDENCE = 2;

    /// The provider's clock may be so far behind ours and still list the text.
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final MessageStore messages;
    private final SmsGateway gateway;
    private final SettleAttempt settleAttempt;
    private final SendingSettings settings;
    private final InstantSource clock;

    public Reconcile(
            MessageStore messages,
            SmsGateway gateway,
            SettleAttempt settleAttempt,
            SendingSettings settings,
            InstantSource clock) {
        this.messages = messages;
        this.gateway = gateway;
        this.settleAttempt = settleAttempt;
        this.settings = settings;
        this.clock = clock;
    }

    /// Looks at no more than `max` texts; how many there were.
    public int runOnce(int max) {
        var texts =
                messages.inState(
                                MessageState.UNCONFIRMED,
                                Instant.MIN,
                                clock.instant(),
                                Optional.empty(),
                                max)
                        .items();
        EachInTurn.of(texts, this::askAbout);
        return texts.size();
    }

    private void askAbout(OutboundMessage text) {
        text.lastAttempt()
                .filter(attempt -> attempt.account().equals(gateway.account()))
                .ifPresent(attempt -> ask(text, attempt));
    }

    private void ask(OutboundMessage text, Attempt attempt) {
        var asked = clock.instant();
        switch (gateway.list(text.draft().to(), attempt.startedAt().minus(SKEW))) {
            case Listing.Complete(var listed) -> judge(text, attempt, unexplained(listed), asked);
            case Listing.Unavailable _ -> {
                // While the provider cannot be asked, nothing is sent again.
            }
        }
    }

    private List<ProviderMessage> unexplained(List<ProviderMessage> listed) {
        return listed.stream()
                .filter(candidate -> messages.find(gateway.account(), candidate.id()).isEmpty())
                .toList();
    }

    private void judge(
            OutboundMessage text,
            Attempt attempt,
            List<ProviderMessage> unexplained,
            Instant asked) {
        if (unexplained.isEmpty()) {
            nothing(text, attempt, asked);
            return;
        }
        var sameWords =
                unexplained.stream()
                        .filter(candidate -> candidate.body().equals(text.draft().text().value()))
                        .filter(candidate -> mayBeFrom(candidate, attempt.sender()))
                        .toList();
        if (sameWords.size() == 1) {
            var found = sameWords.getFirst();
            settleAttempt.settle(
                    text,
                    attempt.number(),
                    new GatewayOutcome.Taken(
                            found.id(), found.from(), Optional.of(found.createdAt())));
        }
    }

    /// A service picks its number itself; a number of our own is the one or it is not.
    private static boolean mayBeFrom(ProviderMessage candidate, SenderAddress sender) {
        return switch (sender) {
            case SenderAddress.MessagingService _ -> true;
            case SenderAddress.OwnNumber(var number) ->
                    candidate.from().stream().allMatch(number::equals);
        };
    }

    private void nothing(OutboundMessage text, Attempt attempt, Instant asked) {
        if (!asked.isAfter(attempt.deadline())) {
            return;
        }
        var isLateEnough = !asked.isBefore(attempt.deadline().plus(settings.reconcileAfter()));
        if (isLateEnough && attempt.emptyListings() + 1 >= EVIDENCE) {
            settleAttempt.notTaken(text, attempt.number(), notTaken(gateway.account()));
            return;
        }
        if (attempt.emptyListings() + 1 < EVIDENCE) {
            switch (messages.replace(text.revision(), text.listedEmpty(attempt.number()))) {
                case Replaced.Kept _, Replaced.Stale _, Replaced.TwinInFlight _ -> {
                    // Whoever wrote first knows more; the next round reads it.
                }
            }
        }
    }

    private static Reason notTaken(GatewayAccount account) {
        return Reason.of(
                "not_taken",
                "The provider lists nothing that could be this text: it was not taken by "
                        + account
                        + ".",
                "Nothing: Duly sends it again.");
    }
}
