package dev.duly.testkit;

import dev.duly.core.memory.InMemorySendQueue;
import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.memory.MovableClock;

class InMemorySendQueueTest extends SendQueueContract {
    @Override
    protected Queued emptyQueue(MovableClock clock) {
        return new Queued(new InMemoryStorage().messages(), new InMemorySendQueue(clock));
    }
}
