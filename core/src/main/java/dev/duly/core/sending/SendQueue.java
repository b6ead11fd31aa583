package dev.duly.core.sending;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import java.time.Duration;
import java.util.List;

/// Which texts are to be looked at next. A hint: the store is the truth, and a queue that forgot
/// everything is filled again from it.
///
/// Waits and leases are spans, and the queue's own clock alone judges them: nodes whose clocks
/// differ share one queue. A queue may be an index on the messages: then an entry exists while its
/// message is kept as `queued`, `put` adds nothing to it, and it is due no sooner than its message
/// says.
public interface SendQueue {
    /// Enters texts that the store holds as `queued`. One that is there already keeps its place:
    /// its wait changes by [#putBack] alone.
    void put(List<QueueEntry> entries);

    /// At most `max` texts that are due. Urgent lanes go first, but of ten texts one is of the
    /// lanes behind, which take turns. Within a lane departments take turns; within a department
    /// the longest due goes first. Nobody else is given them before `lease` has passed; after it,
    /// anybody is.
    List<MessageId> claim(int max, Duration lease);

    /// Forgets a text that the store no longer holds as `queued`. The room for it may stay taken
    /// until the next call of any other method.
    void done(MessageId id);

    /// Gives a claim back, or moves what waits, to be due after `wait`. What is not there stays
    /// away.
    void putBack(MessageId id, Duration wait);

    /// Gives nothing of this department, in this lane and those behind it, for so long: its sender
    /// has no room. The latest call for a department and lane counts; one of no length ends it.
    void hold(DepartmentId department, Lane lane, Duration wait);

    /// How many texts wait, claimed ones included.
    long depth();

    /// Waits until something may be due, at most so long. May return early for no reason.
    void awaitDue(Duration atMost) throws InterruptedException;
}
