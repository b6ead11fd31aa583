package dev.duly.redis;

import dev.duly.core.events.LiveEvents;
import dev.duly.core.memory.MovableClock;
import dev.duly.testkit.LiveEventsContract;
import dev.duly.testkit.Samples;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisLiveEventsTest extends LiveEventsContract {
    @RegisterExtension final Nodes nodes = new Nodes();

    @Override
    protected LiveEvents noEvents() {
        return nodes.alone(new MovableClock(Samples.MORNING)).events();
    }
}
