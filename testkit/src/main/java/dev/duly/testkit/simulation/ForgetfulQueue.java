package dev.duly.testkit.simulation;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.memory.InMemorySendQueue;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendQueue;
import java.time.Duration;
import java.util.List;

/// The queue that all nodes share: it is a hint, and may lose, double and forget.
final class ForgetfulQueue implements SendQueue {
    private final SimulatedWorld world;
    private SendQueue queue;

    ForgetfulQueue(SimulatedWorld world) {
        this.world = world;
        this.queue = new InMemorySendQueue(world::now);
    }

    @Override
    public void put(List<QueueEntry> entries) {
        if (!world.chance().strikes(Hazard.QUEUE_LOSES)) {
            queue.put(entries);
        }
    }

    @Override
    public List<MessageId> claim(int max, Duration lease) {
        if (world.chance().strikes(Hazard.QUEUE_FORGETS)) {
            world.story().tell("the queue forgets everything");
            queue = new InMemorySendQueue(world::now);
        }
        var claimed = queue.claim(max, lease);
        if (world.chance().strikes(Hazard.QUEUE_DOUBLES)) {
            claimed.forEach(id -> queue.putBack(id, Duration.ZERO));
        }
        return claimed;
    }

    @Override
    public void done(MessageId id) {
        queue.done(id);
    }

    @Override
    public void putBack(MessageId id, Duration wait) {
        if (world.chance().strikes(Hazard.QUEUE_LOSES)) {
            queue.done(id);
            return;
        }
        queue.putBack(id, wait);
    }

    @Override
    public void hold(DepartmentId department, Lane lane, Duration wait) {
        queue.hold(department, lane, wait);
    }

    @Override
    public long depth() {
        return queue.depth();
    }

    /// Nothing is due sooner because somebody waits: returns at once.
    @Override
    public void awaitDue(Duration atMost) {}
}
