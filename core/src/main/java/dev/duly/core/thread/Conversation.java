package dev.duly.core.thread;

import dev.duly.core.Cursor;
import java.util.List;
import java.util.Optional;

/// One page of a conversation, oldest first.
public record Conversation(ThreadSummary thread, List<ThreadItem> items, Optional<Cursor> next) {
    public Conversation {
        items = List.copyOf(items);
    }
}
