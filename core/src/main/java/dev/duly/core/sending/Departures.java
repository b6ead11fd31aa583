package dev.duly.core.sending;

import dev.duly.core.Cursor;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.phone.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Tells whether a text to a number may be about to leave. Who kept a STOP and then finds none
/// knows that no text begins to leave any more: each is written down as `sending` first, and reads
/// the consents after that.
public final class Departures {
    private static final int PAGE = 100;

    private final MessageStore messages;
    private final SendingSettings settings;

    public Departures(MessageStore messages, SendingSettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    /// An unconfirmed text counts too: a node whose clock is ahead takes an attempt for lost while
    /// the one that makes it is still about to.
    public boolean mayBeLeavingTo(PhoneNumber to) {
        return isAnyTo(to, MessageState.SENDING) || isAnyTo(to, MessageState.UNCONFIRMED);
    }

    private boolean isAnyTo(PhoneNumber to, MessageState state) {
        Optional<Cursor> next = Optional.empty();
        do {
            var page = messages.inState(state, Instant.MIN, Instant.MAX, next, PAGE);
            if (page.items().stream().anyMatch(text -> text.draft().to().equals(to))) {
                return true;
            }
            next = page.next();
        } while (next.isPresent());
        return false;
    }

    /// After so long, what was about to leave when the question was first asked has left or never
    /// will.
    public Duration longest() {
        return settings.leaving();
    }
}
