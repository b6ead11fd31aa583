package dev.duly.core.sending;

import dev.duly.core.EachInTurn;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;

/// The texts that came to their end in one state since the last look. Each is given once, but for
/// what a start forgets: then those of the last days are given again. Of one caller at a time.
final class NewlyEnded {
    /// After a start, so far back: what ended while nobody looked.
    private static final Duration WHILE_NOBODY_LOOKED = Duration.ofDays(3);

    /// A step is in the store moments after its time, where clocks agree.
    private static final Duration MOMENTS = Duration.ofMinutes(1);

    /// Steps may be kept with earlier times, by nodes whose clocks are behind.
    private static final Duration BEHIND = Duration.ofMinutes(15);

    /// Such nodes are rare, and to look so far back at every turn is dear after a big failure.
    private static final Duration NOW_AND_THEN = Duration.ofMinutes(5);

    /// About a megabyte. Whatever is forgotten is given again.
    private static final int MOST_REMEMBERED = 10_000;

    private record Ending(MessageId text, Instant at) {}

    private final MessageStore messages;
    private final MessageState state;
    private final SequencedSet<Ending> given = new LinkedHashSet<>();
    private Optional<Instant> looked = Optional.empty();
    private Optional<Instant> lookedFarBack = Optional.empty();

    NewlyEnded(MessageStore messages, MessageState state) {
        this.messages = messages;
        this.state = state;
    }

    /// Gives each to `use`, reading `page` at a time. One whose use failed is given again the next
    /// time.
    ///
    /// @throws RuntimeException the first failure, after every other text has had its turn
    void each(Instant now, int page, Consumer<OutboundMessage> use) {
        var isFarBack = lookedFarBack.filter(at -> isLately(at, now)).isEmpty();
        var since =
                isFarBack
                        ? lookedFarBack
                                .map(at -> at.minus(BEHIND))
                                .orElse(now.minus(WHILE_NOBODY_LOOKED))
                        : looked.orElse(now).minus(MOMENTS);
        EachInTurn.ofPages(
                from -> messages.inState(state, since, now.plus(BEHIND), from, page),
                text -> once(text, use));
        looked = Optional.of(now);
        if (isFarBack) {
            lookedFarBack = looked;
        }
    }

    /// What lies ahead is not: a clock that was set back would put the next look off for as long.
    private static boolean isLately(Instant at, Instant now) {
        return !now.isBefore(at) && now.isBefore(at.plus(NOW_AND_THEN));
    }

    private void once(OutboundMessage text, Consumer<OutboundMessage> use) {
        // With its time: a text may end, go after all, and end once more.
        var ending = new Ending(text.id(), text.timeline().getLast().at());
        if (given.contains(ending)) {
            return;
        }
        use.accept(text);
        if (given.size() == MOST_REMEMBERED) {
            given.removeFirst();
        }
        given.add(ending);
    }
}
