package dev.duly.core.thread;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import java.util.Optional;

/// The list of conversations: one per department and number.
public interface ThreadIndex {
    /// The thread of this department and number; if there is none, from now on `candidate`. Of two
    /// candidates at once exactly one becomes the thread, and both callers are told which.
    ThreadId open(DepartmentId department, PhoneNumber person, ThreadId candidate);

    /// Marks the last message of `latest` as the latest of its thread, unless a later one is marked
    /// already. Repeating changes nothing. A thread without a mark is in no list.
    void mark(ThreadSummary latest);

    Optional<ThreadSummary> find(ThreadId id);

    /// At most `limit` threads after `cursor`, the latest first.
    Page<ThreadSummary> page(Optional<Cursor> cursor, int limit);
}
