package dev.duly.core.sending;

import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Which texts are to be looked at next. A hint: the store is the truth, and a queue that forgot
/// everything is filled again from it.
///
/// Due times and leases are judged by the queue's own clock. A queue may be an index on the
/// messages: then an entry exists while its message is kept as `queued`, `put` adds nothing to it,
/// and it is due no sooner than its message says.
public interface SendQueue {
    /// Enters a text that the store holds as `queued`. One that is there already keeps its place:
    /// its due time changes by [#putBack] alone.
    void put(MessageId id, Lane lane, Instant dueAt);

    /// At most `max` texts that are due, urgent lanes first, then the longest due. Nobody else is
    /// given them before `lease` has passed; after it, anybody is.
    List<MessageId> claim(int max, Duration lease);

    /// Forgets a text that the store no longer holds as `queued`.
    void done(MessageId id);

    /// Gives a claim back, or moves what waits, to be due at `dueAt`. What is not there stays away.
    void putBack(MessageId id, Instant dueAt);

    /// How many texts wait, claimed ones included.
    long depth();

    /// Waits until something may be due, at most so long. May return early for no reason.
    void awaitDue(Duration atMost) throws InterruptedException;
}
