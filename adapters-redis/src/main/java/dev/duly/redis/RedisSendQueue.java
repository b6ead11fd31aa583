package dev.duly.redis;

import dev.duly.core.PortException;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// The send queue on Redis: of each text an id, a place and a moment (see `queue.lua`). Callers
/// that come at one time share a round trip, and what is done goes along with the next.
final class RedisSendQueue implements SendQueue, AutoCloseable {
    static final String PORT = "SendQueue";

    /// Redis does nothing else meanwhile: some milliseconds.
    private static final int MOST_TEXTS = 1_000;

    private static final Script SCRIPT = Script.named("queue.lua");

    private final Redis redis;
    private final String prefix;
    private final ServerTime time;
    private final Rides<QueueStep, QueueAnswer> rides;
    private final Bell bell;

    /// Done, and not yet forgotten by Redis.
    private final LinkedBlockingQueue<MessageId> done = new LinkedBlockingQueue<>();

    RedisSendQueue(Redis redis, String prefix, ServerTime time) {
        this.redis = redis;
        this.prefix = prefix;
        this.time = time;
        this.rides = new Rides<>(QueueStep::new, step -> step.texts() >= MOST_TEXTS, this::run);
        this.bell = new Bell(redis, prefix + "bell");
    }

    @Override
    public void put(List<QueueEntry> entries) {
        for (var first = 0; first < entries.size(); first += MOST_TEXTS) {
            var some = entries.subList(first, Math.min(first + MOST_TEXTS, entries.size()));
            ask(step -> step.enter(some));
        }
    }

    @Override
    public List<MessageId> claim(int max, Duration lease) {
        return rides.take(step -> {
            var number = step.claim(Math.min(max, MOST_TEXTS), lease);
            return answer -> answer.claimed(number);
        });
    }

    @Override
    public void done(MessageId id) {
        done.add(id);
        if (done.size() >= MOST_TEXTS) {
            ask(_ -> {});
        }
    }

    @Override
    public void putBack(MessageId id, Duration wait) {
        ask(step -> step.move(id, wait));
    }

    @Override
    public void hold(DepartmentId department, Lane lane, Duration wait) {
        ask(step -> step.hold(department, lane, wait));
    }

    @Override
    public long depth() {
        return look().depth();
    }

    @Override
    public void awaitDue(Duration atMost) throws InterruptedException {
        // Heard before Redis is asked, so that what comes in between is not slept through.
        var heard = bell.rings();
        var found = look();
        bell.listenAfter(found.lastRing());
        var wait = found.untilDue().filter(until -> until.compareTo(atMost) < 0).orElse(atMost);
        bell.awaitRingAfter(heard, wait);
    }

    private void ask(Consumer<QueueStep> wish) {
        rides.<Boolean>take(step -> {
            wish.accept(step);
            return _ -> true;
        });
    }

    private QueueAnswer look() {
        return rides.take(step -> {
            step.look();
            return answer -> answer;
        });
    }

    /// What was done is not told again when this fails: by then it may wait anew, and would be lost
    /// until the next sweep. Its lease runs out, and who is given it finds nothing to do.
    private QueueAnswer run(QueueStep step) {
        for (var told = 0; told < MOST_TEXTS; told++) {
            var id = done.poll();
            if (id == null) {
                break;
            }
            step.forget(id);
        }
        return new QueueAnswer(redis.run(PORT, SCRIPT, prefix, step.arguments(time.argument())));
    }

    /// Says what is done, if Redis can be reached.
    @Override
    public void close() {
        bell.close();
        try {
            while (!done.isEmpty()) {
                ask(_ -> {});
            }
        } catch (PortException _) {
            // Leases end by themselves.
        }
    }
}
