package dev.duly.core.sending;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.Verdict;
import dev.duly.core.record.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Writes down why a text did not go now, and when it is looked at again.
final class Waiting {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(1);

    private final MessageStore messages;
    private final SendQueue queue;
    private final SettleAttempt settleAttempt;
    private final InstantSource clock;

    Waiting(
            MessageStore messages,
            SendQueue queue,
            SettleAttempt settleAttempt,
            InstantSource clock) {
        this.messages = messages;
        this.queue = queue;
        this.settleAttempt = settleAttempt;
        this.clock = clock;
    }

    /// Says once why; until when is written down each time, so that what is held for long is not
    /// looked at in vain.
    void hold(OutboundMessage text, Verdict.Hold hold, Instant now) {
        var held = text.due(hold.until());
        if (WhyNot.says(text, hold.reason().code())) {
            keep(text, held.again());
            return;
        }
        step(held, MessageState.QUEUED, hold.reason(), now);
    }

    /// Says once why the text waits; after that it is only looked at again.
    void waits(OutboundMessage text, Reason reason, Duration wait) {
        var now = clock.instant();
        if (!WhyNot.says(text, reason.code())) {
            step(text, MessageState.QUEUED, reason, now);
        }
        queue.putBack(text.id(), wait);
    }

    /// The longer a text has waited, the less often it is looked at: each look takes budget.
    Duration patience(OutboundMessage text) {
        var age = Duration.between(text.createdAt(), clock.instant()).dividedBy(4);
        return age.compareTo(SHORTEST) < 0 ? SHORTEST : shorter(age, LONGEST);
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    void step(OutboundMessage text, MessageState next, Reason reason, Instant now) {
        var change =
                new StateChange(next, now, Optional.empty(), Actor.SYSTEM, 0, Optional.of(reason));
        keep(text, text.then(change));
    }

    private void keep(OutboundMessage text, OutboundMessage next) {
        switch (messages.replace(text.revision(), next)) {
            case Replaced.Kept(var kept) -> settleAttempt.release(kept);
            case Replaced.Stale _, Replaced.TwinInFlight _ ->
                    queue.putBack(text.id(), Duration.ZERO);
        }
    }
}
