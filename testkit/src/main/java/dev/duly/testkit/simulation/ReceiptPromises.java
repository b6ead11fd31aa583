package dev.duly.testkit.simulation;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.StateChange;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.record.Actor;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What the provider said and we acknowledged has had its effect, and each attempt has the id under
/// which the provider took it.
final class ReceiptPromises {
    private static final String HEARD = "what the provider says counts at once";
    private static final String OWN_ID = "an attempt has its own id";
    private static final String NO_FAILURE = "what went is not called failed";
    private static final Set<MessageState> WITH_PROVIDER =
            Set.of(MessageState.SENT, MessageState.DELIVERED, MessageState.FAILED);

    /// So often what the provider dropped goes again.
    private static final int MOST_DROPPED = 3;

    private final SimulatedWorld world;

    ReceiptPromises(SimulatedWorld world) {
        this.world = world;
    }

    /// The provider was told that we have the receipt.
    void recorded(DeliveryReceipt receipt, Watch watch) {
        var text = watch.last();
        var attempt = text.attempt(receipt.attempt());
        if (attempt.isEmpty()) {
            return;
        }
        var isKnown = attempt.get().providerId().equals(Optional.of(receipt.providerId()));
        if (!isKnown && !isGuessed(watch)) {
            broken(OWN_ID, text, receipt.providerId() + " was posted and is not known");
        }
        var isPlain = receipt.status() == ProviderStatus.DELIVERED && isKnown;
        if ((isPlain || !isGuessed(watch)) && !isHeard(receipt, text, attempt.get())) {
            broken(HEARD, text, "attempt " + receipt.attempt() + " is " + receipt.status());
        }
    }

    /// On a person's guess, and where silence was taken for evidence too early, all may be
    /// otherwise: what is listed then at last is taken for its twin.
    private boolean isGuessed(Watch watch) {
        return watch.isDecided()
                || world.promises().messages().all().stream()
                        .filter(other -> other == watch || other.hasSameWords(watch))
                        .flatMap(other -> other.taken().stream())
                        .anyMatch(ProviderText::isListedTooLate);
    }

    private boolean isHeard(DeliveryReceipt receipt, OutboundMessage text, Attempt attempt) {
        var ofAttempt = ofAttempt(attempt);
        var isLaterLeaving =
                attempt.number() < text.attempts().size()
                        && attempt.outcome() == Attempt.Outcome.TAKEN
                        && text.state().isInFlight();
        if (isLaterLeaving || says(text, step -> step.state() == MessageState.DELIVERED)) {
            return true;
        }
        return switch (receipt.status()) {
            case DELIVERED -> false;
            case UNDELIVERED, FAILED ->
                    isDropped(receipt, text, attempt) || hasFailed(text, attempt);
            default ->
                    hasEnded(receipt)
                            || says(text, ofAttempt.and(step -> isWithProvider(step.state())));
        };
    }

    /// A final receipt was faster, and whoever has it may not have applied it yet.
    private boolean hasEnded(DeliveryReceipt receipt) {
        return world.stores().receipts().of(receipt.account(), receipt.providerId()).stream()
                .anyMatch(kept -> kept.status().rank() >= ProviderStatus.FAILED.rank());
    }

    private static boolean hasFailed(OutboundMessage text, Attempt attempt) {
        var isLast = attempt.number() == text.attempts().size();
        return !isLast
                || says(text, ofAttempt(attempt).and(step -> step.state() == MessageState.FAILED));
    }

    private static boolean isDropped(
            DeliveryReceipt receipt, OutboundMessage text, Attempt attempt) {
        return receipt.errorCode().equals(Optional.of(SimulatedProvider.DROPPED_CODE))
                && says(text, ofAttempt(attempt).and(ReceiptPromises::isAgain));
    }

    private static boolean isAgain(StateChange step) {
        return step.state() == MessageState.QUEUED && step.by().equals(Actor.PROVIDER);
    }

    private static boolean isWithProvider(MessageState state) {
        return WITH_PROVIDER.contains(state);
    }

    private static Predicate<StateChange> ofAttempt(Attempt attempt) {
        return step -> step.attempt() == attempt.number();
    }

    private static boolean says(OutboundMessage text, Predicate<StateChange> what) {
        return text.timeline().stream().anyMatch(what);
    }

    /// A text was written.
    void written(Watch watch) {
        var text = watch.last();
        checkFailure(text);
        if (isGuessed(watch)) {
            return;
        }
        text.attempts().stream()
                .filter(attempt ->
                        attempt.providerId().filter(id -> !isOf(text, attempt)).isPresent())
                .findFirst()
                .ifPresent(attempt -> broken(OWN_ID, text, "attempt " + attempt.number()));
        checkDrops(text);
    }

    private boolean isOf(OutboundMessage text, Attempt attempt) {
        return attempt.providerId()
                .flatMap(world.provider()::text)
                .map(ProviderText::request)
                .filter(request -> request.messageId().equals(text.id()))
                .filter(request -> request.attempt() == attempt.number())
                .isPresent();
    }

    private void checkDrops(OutboundMessage text) {
        var drops = text.timeline().stream().filter(ReceiptPromises::isAgain).count();
        var last = text.timeline().getLast();
        var isDrop =
                last.reason().stream()
                        .flatMap(reason -> reason.providerCode().stream())
                        .anyMatch(code -> code == SimulatedProvider.DROPPED_CODE);
        if (drops > MOST_DROPPED) {
            broken("what was dropped goes again, and not for ever", text, drops + " times");
        }
        if (isDrop
                && text.state() == MessageState.FAILED
                && drops < MOST_DROPPED
                && text.expiresAt().isEmpty()) {
            broken("what was dropped goes again, and not for ever", text, "after " + drops);
        }
    }

    /// What the provider has by one attempt is no failure because another was refused.
    private void checkFailure(OutboundMessage text) {
        var last = text.timeline().getLast();
        var isRefused =
                last.state() == MessageState.FAILED
                        && last.reason().stream()
                                .anyMatch(reason -> !reason.code().equals("not_delivered"));
        if (isRefused && hasGone(text)) {
            broken(NO_FAILURE, text, "by an attempt before the last");
        }
        var isOvertaken =
                last.state() == MessageState.FAILED
                        && text.attempts().stream().skip(last.attempt()).anyMatch(Attempt::isAlive);
        if (isOvertaken && last.by().equals(Actor.PROVIDER)) {
            broken(NO_FAILURE, text, "by attempt " + last.attempt() + " alone");
        }
    }

    private static boolean hasGone(OutboundMessage text) {
        return text.attempts().reversed().stream()
                .skip(1)
                .anyMatch(attempt -> attempt.outcome() == Attempt.Outcome.TAKEN);
    }

    /// One more attempt was written down.
    void begun(OutboundMessage text) {
        if (hasGone(text)) {
            broken("what went does not go again", text, "attempt " + text.attempts().size());
        }
    }

    private void broken(String promise, OutboundMessage text, String sentence) {
        world.broken(promise, text.id() + " (" + text.state() + "): " + sentence);
    }
}
