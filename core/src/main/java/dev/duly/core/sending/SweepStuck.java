package dev.duly.core.sending;

import dev.duly.core.Cursor;
import dev.duly.core.EachInTurn;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
    private Optional<Instant> searched = Optional.empty();

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

    /// Looks at everything, `page` at a time, and once a lease at all that waits; how many steps
    /// were without their consequences, of which there may be more.
    public int runOnce(int page) {
        var now = clock.instant();
        var longAgo = now.minus(settings.lease());
        var undrained = messages.undrained(page);
        EachInTurn.of(
                List.<Runnable>of(
                        () -> EachInTurn.of(undrained, outbox::draw),
                        () -> unconfirmDead(page, now, longAgo),
                        () -> putForgotten(page, now, longAgo)),
                Runnable::run);
        return undrained.size();
    }

    private void unconfirmDead(int page, Instant now, Instant longAgo) {
        EachInTurn.ofPages(
                from -> messages.inState(MessageState.SENDING, Instant.MIN, longAgo, from, page),
                text -> unconfirmedIfOver(text, now));
    }

    /// What has been due for so long should have been looked at: the queue may not know it. When
    /// much waits, such as for a stopped sender, all of it is read: not in every round.
    private void putForgotten(int page, Instant now, Instant longAgo) {
        if (searched.stream().anyMatch(at -> !now.isBefore(at) && longAgo.isBefore(at))) {
            return;
        }
        Optional<Cursor> next = Optional.empty();
        do {
            var found = messages.overdue(longAgo, next, page);
            queue.put(found.items().stream().map(text -> QueueEntry.of(text, now)).toList());
            found.items().stream()
                    .filter(SweepStuck::wasHeld)
                    .forEach(text -> bringForward(text, now));
            next = found.next();
        } while (next.isPresent());
        searched = Optional.of(now);
    }

    /// By its reason too: what was held, and made due in the millisecond in which it was accepted,
    /// is due when it was accepted.
    private static boolean wasHeld(OutboundMessage text) {
        return !text.dueAt().equals(text.createdAt())
                || LookAgain.isHeld(text)
                || WhyNot.waitsForSender(text);
    }

    /// Whoever made it due sooner may have died before telling the queue, which waits for the end
    /// of the hold.
    private void bringForward(OutboundMessage text, Instant now) {
        queue.putBack(text.id(), Duration.between(now, text.dueAt()));
    }

    private void unconfirmedIfOver(OutboundMessage text, Instant now) {
        if (text.lastAttempt().map(Attempt::deadline).stream().noneMatch(now::isAfter)) {
            return;
        }
        settleAttempt.settle(
                text,
                text.attempts().size(),
                new GatewayOutcome.Unknown("the worker that was sending it is gone"));
    }
}
