package dev.duly.testkit.simulation;

import static dev.duly.core.message.MessageState.BLOCKED;
import static dev.duly.core.message.MessageState.CANCELED;
import static dev.duly.core.message.MessageState.DELIVERED;
import static dev.duly.core.message.MessageState.EXPIRED;
import static dev.duly.core.message.MessageState.FAILED;
import static dev.duly.core.message.MessageState.QUEUED;
import static dev.duly.core.message.MessageState.SENDING;
import static dev.duly.core.message.MessageState.SENT;
import static dev.duly.core.message.MessageState.UNCONFIRMED;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.record.Actor;
import java.util.Optional;
import java.util.Set;

/// What may follow a revision of a text. The table of legal steps stands here once more, from the
/// description of a text's life and not from core.
final class LegalStep {
    private static final Set<MessageState> BY_RECEIPT = Set.of(SENT, DELIVERED, FAILED);

    private LegalStep() {}

    /// What is wrong with `next` after `last`; empty when nothing is.
    static Optional<String> wrong(OutboundMessage last, OutboundMessage next) {
        if (next.revision().value() != last.revision().value() + 1) {
            return Optional.of(
                    "revision " + next.revision().value() + " after " + last.revision().value());
        }
        if (!next.draft().equals(last.draft())
                || !next.threadId().equals(last.threadId())
                || !next.salt().equals(last.salt())
                || !next.account().equals(last.account())) {
            return Optional.of("what was accepted has changed");
        }
        if (next.drained() < last.drained()) {
            return Optional.of("consequences were taken back");
        }
        return wrongAttempts(last, next).or(() -> wrongTimeline(last, next));
    }

    private static Optional<String> wrongAttempts(OutboundMessage last, OutboundMessage next) {
        var more = next.attempts().size() - last.attempts().size();
        if (more < 0 || more > 1) {
            return Optional.of(more + " more attempts");
        }
        for (var i = 0; i < last.attempts().size(); i++) {
            var before = last.attempts().get(i);
            var after = next.attempts().get(i);
            var isLost =
                    before.providerId().isPresent()
                            && !before.providerId().equals(after.providerId());
            var isUndropped =
                    before.outcome() == Attempt.Outcome.DROPPED
                            && after.outcome() != Attempt.Outcome.DROPPED;
            if (isLost || isUndropped || !before.startedAt().equals(after.startedAt())) {
                return Optional.of("attempt " + before.number() + " was rewritten");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrongTimeline(OutboundMessage last, OutboundMessage next) {
        var known = last.timeline().size();
        var more = next.timeline().size() - known;
        if (more < 0 || more > 1 || !next.timeline().subList(0, known).equals(last.timeline())) {
            return Optional.of("its timeline was rewritten");
        }
        if (more == 0) {
            return Optional.empty();
        }
        var step = next.timeline().getLast();
        var isProviders = step.by().equals(Actor.PROVIDER);
        if (allowed(last.state(), isProviders).contains(step.state())) {
            return Optional.empty();
        }
        return Optional.of(last.state() + " to " + step.state() + " by " + step.by().id());
    }

    private static Set<MessageState> allowed(MessageState state, boolean isProviders) {
        return switch (state) {
            case QUEUED ->
                    isProviders ? BY_RECEIPT : Set.of(QUEUED, SENDING, BLOCKED, EXPIRED, CANCELED);
            case SENDING ->
                    isProviders
                            ? Set.of(SENT, DELIVERED, FAILED, QUEUED)
                            : Set.of(SENT, FAILED, UNCONFIRMED, BLOCKED, EXPIRED, QUEUED);
            case UNCONFIRMED ->
                    isProviders
                            ? Set.of(SENT, DELIVERED, FAILED, QUEUED)
                            : Set.of(UNCONFIRMED, SENT, FAILED, QUEUED);
            case SENT -> isProviders ? Set.of(DELIVERED, FAILED, QUEUED) : Set.of();
            case FAILED -> isProviders ? Set.of(SENT, DELIVERED) : Set.of();
            case BLOCKED, EXPIRED, CANCELED -> isProviders ? BY_RECEIPT : Set.of();
            case DELIVERED, RECEIVED -> Set.of();
        };
    }
}
