package dev.duly.redis;

import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.memory.MovableClock;
import dev.duly.testkit.SendQueueContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisSendQueueTest extends SendQueueContract {
    @RegisterExtension final Nodes nodes = new Nodes();

    @Override
    protected Queued emptyQueue(MovableClock clock) {
        return new Queued(new InMemoryStorage().messages(), nodes.alone(clock).queue());
    }
}
