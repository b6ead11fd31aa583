package dev.duly.core.sending;

import dev.duly.core.Cursor;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.ThreadId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.purpose.Purpose;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Texts of one conversation go in the order in which they were accepted. One that a rule holds, or
/// that a person has to decide on, lets the later ones pass, and with the latter its twins that
/// wait for it; so does the one answer to a keyword.
final class ThreadOrder {
    private static final Set<MessageState> UNSETTLED =
            EnumSet.of(MessageState.QUEUED, MessageState.SENDING, MessageState.UNCONFIRMED);

    private static final int PAGE = 10;

    private final MessageStore messages;
    private final Twins twins;

    ThreadOrder(MessageStore messages) {
        this.messages = messages;
        this.twins = new Twins(messages);
    }

    /// The earliest text that has to go before `text`.
    Optional<OutboundMessage> before(OutboundMessage text, Instant now) {
        if (text.draft().purpose() == Purpose.CONSENT) {
            return Optional.empty();
        }
        var filter = unsettled(text.threadId(), Optional.of(text.createdAt().plusMillis(1)));
        Optional<Lane> forNextDay = Optional.empty();
        Optional<Cursor> next = Optional.empty();
        do {
            var page = messages.page(filter, next, PAGE);
            for (var message : page.items()) {
                if (message.id().equals(text.id())) {
                    return Optional.empty();
                }
                if (message instanceof OutboundMessage earlier
                        && isInTheWay(earlier, now)
                        && !waitsWithTwin(earlier)) {
                    if (!waitsForNextDay(earlier, forNextDay) || !isMoreUrgent(text, earlier)) {
                        return Optional.of(earlier);
                    }
                    forNextDay = Optional.of(moreUrgent(forNextDay, lane(earlier)));
                }
            }
            next = page.next();
        } while (next.isPresent());
        return Optional.empty();
    }

    /// Whether it waits for nothing but its turn: it is due, or was put behind an earlier text,
    /// which may have gone sooner than anybody thought.
    static boolean waitsForNothingElse(OutboundMessage queued, Instant now) {
        return queued.isDue(now) || WhyNot.waitsForEarlier(queued);
    }

    /// Whether later texts wait for it even while it is not due: for what it waits, they wait too.
    static boolean keepsItsPlace(OutboundMessage queued) {
        return isTriedAgain(queued)
                || WhyNot.waitsForSender(queued)
                || WhyNot.waitsForEarlier(queued);
    }

    /// The first text of a conversation that waits for nothing but its turn.
    Optional<OutboundMessage> next(ThreadId thread, Instant now) {
        var filter = unsettled(thread, Optional.empty());
        Optional<Cursor> from = Optional.empty();
        do {
            var page = messages.page(filter, from, PAGE);
            var first =
                    page.items().stream()
                            .filter(OutboundMessage.class::isInstance)
                            .map(OutboundMessage.class::cast)
                            .filter(text -> text.state() == MessageState.QUEUED)
                            .filter(text -> waitsForNothingElse(text, now))
                            .findFirst();
            if (first.isPresent()) {
                return first;
            }
            from = page.next();
        } while (from.isPresent());
        return Optional.empty();
    }

    /// Whether it waits for its sender's next day, or stands behind one that does and is no more
    /// urgent than that: both let pass what may still go on this day.
    private static boolean waitsForNextDay(OutboundMessage earlier, Optional<Lane> before) {
        if (WhyNot.waitsForNextDay(earlier)) {
            return true;
        }
        return earlier.state() == MessageState.QUEUED
                && before.filter(lane -> lane(earlier).compareTo(lane) >= 0).isPresent();
    }

    private static boolean isMoreUrgent(OutboundMessage text, OutboundMessage other) {
        return lane(text).compareTo(lane(other)) < 0;
    }

    private static Lane moreUrgent(Optional<Lane> one, Lane other) {
        return one.filter(lane -> lane.compareTo(other) < 0).orElse(other);
    }

    private static Lane lane(OutboundMessage text) {
        return text.draft().purpose().lane();
    }

    private boolean waitsWithTwin(OutboundMessage earlier) {
        return earlier.state() == MessageState.QUEUED && twins.waitForPerson(earlier);
    }

    private static boolean isInTheWay(OutboundMessage earlier, Instant now) {
        if (earlier.draft().purpose() == Purpose.CONSENT) {
            return false;
        }
        return switch (earlier.state()) {
            case QUEUED -> earlier.isDue(now) || keepsItsPlace(earlier);
            case SENDING -> true;
            case UNCONFIRMED -> !WhyNot.waitsForPerson(earlier);
            case SENT, DELIVERED, FAILED, BLOCKED, EXPIRED, CANCELED, RECEIVED -> false;
        };
    }

    /// The provider did not take it the last time and is asked again soon: no hold.
    private static boolean isTriedAgain(OutboundMessage earlier) {
        return earlier.timeline().getLast().attempt() > 0
                && earlier.lastAttempt().stream()
                        .anyMatch(attempt -> attempt.outcome() == Attempt.Outcome.NOT_TAKEN);
    }

    private static MessageFilter unsettled(ThreadId thread, Optional<Instant> until) {
        return new MessageFilter(
                Optional.empty(),
                Optional.of(thread),
                Optional.empty(),
                Optional.of(MessageFilter.Direction.OUT),
                UNSETTLED,
                Optional.empty(),
                until,
                MessageFilter.Order.OLDEST_FIRST);
    }
}
