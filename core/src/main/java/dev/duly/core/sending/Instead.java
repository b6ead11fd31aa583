package dev.duly.core.sending;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.Reason;
import java.time.Instant;

/// What becomes of a text that was not handed to the provider after all.
///
/// @param dueAt when it is looked at again, if it waits
record Instead(MessageState state, Reason reason, Instant dueAt) {
    static Instead waits(Reason reason, Instant until) {
        return new Instead(MessageState.QUEUED, reason, until);
    }

    static Instead expired(Reason reason, Instant now) {
        return new Instead(MessageState.EXPIRED, reason, now);
    }

    static Instead blocked(Reason reason, Instant now) {
        return new Instead(MessageState.BLOCKED, reason, now);
    }
}
