package dev.duly.sqlite;

import dev.duly.core.memory.MovableClock;
import dev.duly.testkit.SendQueueContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteSendQueueTest extends SendQueueContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected Queued emptyQueue(MovableClock clock) {
        var storage = folders.serve(folders.empty(), clock);
        return new Queued(storage.messages(), storage.queue());
    }
}
