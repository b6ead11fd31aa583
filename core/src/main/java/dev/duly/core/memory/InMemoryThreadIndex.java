package dev.duly.core.memory;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.thread.ThreadIndex;
import dev.duly.core.thread.ThreadSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Conversations in memory.
final class InMemoryThreadIndex implements ThreadIndex {
    private record Ends(DepartmentId department, PhoneNumber person) {}

    private final Map<Ends, ThreadId> threads = new HashMap<>();
    private final Map<ThreadId, ThreadSummary> marked = new HashMap<>();

    @Override
    public synchronized ThreadId open(
            DepartmentId department, PhoneNumber person, ThreadId candidate) {
        return threads.computeIfAbsent(new Ends(department, person), _ -> candidate);
    }

    @Override
    public synchronized void mark(ThreadSummary latest) {
        marked.merge(latest.id(), latest, InMemoryThreadIndex::later);
    }

    @Override
    public synchronized Optional<ThreadSummary> find(ThreadId id) {
        return Optional.ofNullable(marked.get(id));
    }

    @Override
    public synchronized Page<ThreadSummary> page(Optional<Cursor> cursor, int limit) {
        return Paging.page(
                marked.values().stream(),
                thread -> Cursor.after(thread.lastAt(), thread.id().value()),
                Paging.OLDEST_FIRST.reversed(),
                cursor,
                limit);
    }

    private static ThreadSummary later(ThreadSummary one, ThreadSummary other) {
        return Paging.OLDEST_FIRST.compare(lastMessage(one), lastMessage(other)) >= 0 ? one : other;
    }

    private static Cursor lastMessage(ThreadSummary thread) {
        return Cursor.after(thread.lastAt(), thread.lastMessage().value());
    }
}
