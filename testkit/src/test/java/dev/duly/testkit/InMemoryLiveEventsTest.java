package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.events.Heard;
import dev.duly.core.events.LiveEvents;
import dev.duly.core.memory.InMemoryLiveEvents;
import dev.duly.core.memory.MovableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryLiveEventsTest extends LiveEventsContract {
    @Override
    protected LiveEvents noEvents() {
        return new InMemoryLiveEvents(new MovableClock(Samples.MORNING));
    }

    @Test
    void whoListenedBeforeAResetReadsAfresh() throws InterruptedException {
        var events = new InMemoryLiveEvents(new MovableClock(Samples.MORNING));
        var start = events.hear(Optional.empty(), 10, Duration.ZERO);
        assertThat(start).isInstanceOf(Heard.Reset.class);
        events.reset();
        assertThat(events.hear(Optional.of(((Heard.Reset) start).now()), 10, Duration.ZERO))
                .isInstanceOf(Heard.Reset.class)
                .isNotEqualTo(start);
    }

    @Test
    void anIdOfTheProcessBeforeIsUnknown() throws InterruptedException {
        var clock = new MovableClock(Samples.MORNING);
        var before = new InMemoryLiveEvents(clock);
        var start = (Heard.Reset) before.hear(Optional.empty(), 10, Duration.ZERO);
        clock.advance(Duration.ofSeconds(1));
        assertThat(new InMemoryLiveEvents(clock).hear(Optional.of(start.now()), 10, Duration.ZERO))
                .isInstanceOf(Heard.Reset.class);
    }
}
