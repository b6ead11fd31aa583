package dev.duly.redis;

import static dev.duly.core.PortException.Retry.WORTH_IT;

import dev.duly.core.PortException;
import dev.duly.core.events.DomainEvent;
import dev.duly.core.events.EventId;
import dev.duly.core.events.Heard;
import dev.duly.core.events.LiveEvents;
import dev.duly.core.events.RecentEvents;
import java.time.Duration;
import java.util.Optional;

/// Live events on a capped stream of Redis. Each node tells its own in one thread, and reads
/// everybody's in another, for all who listen there.
final class RedisLiveEvents implements LiveEvents, AutoCloseable {
    static final String PORT = "LiveEvents";

    private static final Duration UNTIL_THE_FIRST_ANSWER = Duration.ofSeconds(2);

    private final RecentEvents recent = new RecentEvents(UNTIL_THE_FIRST_ANSWER);
    private final EventSender sender;
    private final EventReader reader;

    RedisLiveEvents(Redis redis, String stream) {
        this.sender = new EventSender(redis, stream);
        this.reader = new EventReader(redis, stream, recent);
    }

    @Override
    public void publish(DomainEvent event) {
        sender.add(event);
    }

    @Override
    public Heard hear(Optional<EventId> last, int max, Duration atMost)
            throws InterruptedException {
        reader.start();
        return recent.hear(last, max, atMost)
                .orElseThrow(() ->
                        new PortException(
                                PORT, WORTH_IT, "Redis has not answered since somebody listens"));
    }

    /// Tells what is still to be told, if Redis can be reached.
    @Override
    public void close() {
        reader.close();
        sender.close();
    }
}
