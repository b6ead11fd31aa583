package dev.duly.core.sending;

import dev.duly.core.EachInTurn;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Finds what a crash left behind: steps without their consequences, texts nobody is sending any
/// more, waiting texts that the queue forgot.
public final class SweepStuck {
    private final MessageStore messages;
    private final SendQueue queue;
    private final Outbox outbox;
    private final SettleAttempt settleAttempt;
    private final SendingSettings settings;
    private final InstantSource clock;

    public SweepStuck(
            MessageStore messages,
            SendQueue queue,
            Outbox outbox,
            SettleAttempt settleAttempt,
            SendingSettings settings,
            InstantSource clock) {
        this.messages = messages;
        this.queue = queue;
        this.outbox = outbox;
        this.settleAttempt = settleAttempt;
        this.settings = settings;
        this.clock = clock;
    }

    /// Looks at no more than `max` of each kind; how many it found.
    public int runOnce(int max) {
        var now = clock.instant();
        var undrained = messages.undrained(max);
        EachInTurn.of(undrained, outbox::draw);
        var abandoned =
                messages
                        .inState(
                                MessageState.SENDING,
                                Instant.MIN,
                                now.minus(settings.lease()),
                                Optional.empty(),
                                max)
                        .items()
                        .stream()
                        .filter(text -> isOver(text, now))
                        .toList();
        EachInTurn.of(abandoned, this::unconfirmed);
        var waiting = messages.overdue(now.minus(settings.lease()), Optional.empty(), max).items();
        EachInTurn.of(
                waiting, text -> queue.put(text.id(), text.draft().purpose().lane(), text.dueAt()));
        return undrained.size() + abandoned.size();
    }

    private static boolean isOver(OutboundMessage text, Instant now) {
        return text.lastAttempt().map(Attempt::deadline).stream().anyMatch(now::isAfter);
    }

    private void unconfirmed(OutboundMessage text) {
        settleAttempt.settle(
                text,
                text.attempts().size(),
                new GatewayOutcome.Unknown("the worker that was sending it is gone"));
    }
}
