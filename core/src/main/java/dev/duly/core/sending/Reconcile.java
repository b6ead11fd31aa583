package dev.duly.core.sending;

import dev.duly.core.EachInTurn;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.health.AlertNotifier;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.receipt.RecordReceipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Settles texts of which nobody knows whether the provider took them, by evidence alone: a
/// receipt, exactly the words under an id that is not yet ours and that can be no twin's, or two
/// listings without anything that could be the text. Anything between is for a person
/// ([ResolveMessage]).
public final class Reconcile {
    private static final int EVIDENCE = 2;

    /// The provider's clock may be so far behind ours and still list the text. Far more than
    /// [ClockCheck] lets pass: our clock may have jumped ahead right before the attempt.
    private static final Duration SKEW = Duration.ofMinutes(10);

    private final MessageStore messages;
    private final SmsGateway gateway;
    private final RecordReceipt recordReceipt;
    private final SettleAttempt settleAttempt;
    private final SendingSettings settings;
    private final InstantSource clock;
    private final Rounds rounds;
    private final Twins twins;

    public Reconcile(
            MessageStore messages,
            SmsGateway gateway,
            RecordReceipt recordReceipt,
            SettleAttempt settleAttempt,
            SendingSettings settings,
            AlertNotifier alerts,
            InstantSource clock) {
        this.messages = messages;
        this.gateway = gateway;
        this.recordReceipt = recordReceipt;
        this.settleAttempt = settleAttempt;
        this.settings = settings;
        this.clock = clock;
        this.twins = new Twins(messages);
        this.rounds = new Rounds("reconcile", settings.reconcileAfter().multipliedBy(3), alerts);
    }

    /// Looks at all texts that are due for it, read `page` at a time. A provider that refuses to
    /// answer is asked again in the next round.
    public void runOnce(int page) {
        var now = clock.instant();
        var round = rounds.at(now);
        EachInTurn.ofPages(
                from -> messages.inState(MessageState.UNCONFIRMED, Instant.MIN, now, from, page),
                text -> round.ask(text.id(), waitsSince(text, now), () -> askAbout(text)));
        round.over();
    }

    /// Where one listing more may settle it, nobody waits for that one as long as for the first.
    private static Instant waitsSince(OutboundMessage text, Instant now) {
        var isHalfProven =
                text.lastAttempt().stream().anyMatch(attempt -> attempt.emptyListings() > 0)
                        && !WhyNot.waitsForPerson(text);
        return isHalfProven ? now : text.inStateSince();
    }

    /// Whether the provider could be asked.
    private boolean askAbout(OutboundMessage text) {
        // A receipt that we hold already says more than any list.
        recordReceipt.applyAllOf(text.id());
        var attempt = text.lastAttempt();
        if (attempt.isEmpty() || !isStillOpen(text)) {
            return true;
        }
        if (!attempt.get().account().equals(gateway.account())) {
            var account = attempt.get().account();
            settleAttempt.ask(text, WhyNot.askedThroughOtherAccount(text, account));
            return true;
        }
        var asked = clock.instant();
        return switch (gateway.list(text.draft().to(), attempt.get().startedAt().minus(SKEW))) {
            case Listing.Complete(var listed) -> {
                judge(text, attempt.get(), unexplained(listed), asked);
                yield true;
            }
            // While the provider cannot be asked, nothing is sent again.
            case Listing.Unavailable _ -> false;
        };
    }

    private boolean isStillOpen(OutboundMessage text) {
        return messages.find(text.id()).stream()
                .anyMatch(kept ->
                        kept instanceof OutboundMessage current
                                && current.state() == MessageState.UNCONFIRMED);
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
        if (sameWords.size() == 1 && !twins.mayHaveGone(text)) {
            var found = sameWords.getFirst();
            settleAttempt.found(
                    text,
                    attempt.number(),
                    new GatewayOutcome.Taken(
                            found.id(), found.from(), Optional.of(found.createdAt())));
            return;
        }
        if (isLateEnough(text, attempt, asked)) {
            settleAttempt.ask(text, WhyNot.askPersonAbout(text, unexplained));
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
        var isEvidence =
                isLateEnough(text, attempt, asked) && attempt.emptyListings() + 1 >= EVIDENCE;
        if (isEvidence && isLateEnoughForProvider(text, attempt)) {
            settleAttempt.notTaken(text, attempt.number(), notTaken(gateway.account()));
            return;
        }
        if (attempt.emptyListings() + 1 < EVIDENCE) {
            // Whoever wrote first knows more; the next round reads it.
            var _ = messages.replace(text.revision(), text.listedEmpty(attempt.number()));
        }
    }

    /// Long enough after the deadline, and after we noticed: a process that was stopped in the
    /// middle of a call may let its bytes go the moment it wakes.
    private boolean isLateEnough(OutboundMessage text, Attempt attempt, Instant asked) {
        var noticed = text.inStateSince();
        var from = noticed.isAfter(attempt.deadline()) ? noticed : attempt.deadline();
        return !asked.isBefore(from.plus(settings.reconcileAfter()));
    }

    /// Asked before it counts as evidence: by our own clock, were it ahead of the one that wrote
    /// the deadline, the provider would not have had its time. By whoever's clock, the wait is over
    /// only when it is over by the provider's too.
    private boolean isLateEnoughForProvider(OutboundMessage text, Attempt attempt) {
        return switch (gateway.time()) {
            case ProviderTime.Said(var at) -> isLateEnough(text, attempt, at);
            case ProviderTime.Unavailable _ -> false;
        };
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
