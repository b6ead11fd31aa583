package dev.duly.sqlite;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendQueue;
import java.time.Duration;
import java.util.List;

/// The queue as a process sees it that does not serve. What it keeps as `queued` is in the queue by
/// that alone, and the serving process notices; to take a text out of it is that one's business.
final class UnworkedSendQueue implements SendQueue {
    private final Database database;

    UnworkedSendQueue(Database database) {
        this.database = database;
    }

    @Override
    public void put(List<QueueEntry> entries) {}

    /// @throws IllegalStateException always
    @Override
    public List<MessageId> claim(int max, Duration lease) {
        throw notServing();
    }

    @Override
    public void done(MessageId id) {}

    /// Changes nothing: here nothing was claimed, and a text that waits is moved by what its
    /// message says.
    @Override
    public void putBack(MessageId id, Duration wait) {}

    /// Changes nothing: who gives no claims has nothing to hold back.
    @Override
    public void hold(DepartmentId department, Lane lane, Duration wait) {}

    @Override
    public long depth() {
        return SqliteSendQueue.depth(database);
    }

    /// @throws IllegalStateException always
    @Override
    public void awaitDue(Duration atMost) {
        throw notServing();
    }

    private static IllegalStateException notServing() {
        return new IllegalStateException(
                "SendQueue: only the process that serves the data folder takes texts from it");
    }
}
