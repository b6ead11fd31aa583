package dev.duly.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-11-23T20:00:00Z");

    private Instant machine = NOON;
    private long nanos = 42;
    private final SteadyClock clock = new SteadyClock(() -> machine, () -> nanos);

    @Test
    void itIsTheMachinesClockWhileThatGoesForward() {
        assertThat(clock.instant()).isEqualTo(NOON);
        passes(Duration.ofSeconds(3));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void whatIsLateStaysLateWhenTheClockIsSetBack() {
        passes(Duration.ofSeconds(6));
        machine = machine.minusSeconds(300);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(6));
        passes(Duration.ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(16));
    }

    @Test
    void whoSleptThroughItFindsTheTimeThatPassed() {
        clock.instant();
        passes(Duration.ofMinutes(5));
        machine = machine.minusSeconds(600);

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void itFollowsAClockThatWasSetBackTenMinutesLater() {
        machine = machine.minusSeconds(300);
        clock.instant();
        passes(Duration.ofMinutes(10));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
        passes(Duration.ofMillis(1));

        assertThat(clock.instant()).isEqualTo(machine);
    }

    @Test
    void itFollowsAClockThatIsSetAheadOrWokeUpAtOnce() {
        machine = machine.plusSeconds(300);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void aClockThatWasSetBackTwiceGoesOnFromTheSecondTimeAnew() {
        machine = machine.minusSeconds(60);
        clock.instant();
        passes(Duration.ofSeconds(500));
        machine = machine.plusSeconds(90);
        clock.instant();
        machine = machine.minusSeconds(60);
        var before = clock.instant();
        passes(Duration.ofSeconds(500));

        assertThat(clock.instant()).isEqualTo(before.plusSeconds(500));
    }

    private void passes(Duration time) {
        machine = machine.plus(time);
        nanos += time.toNanos();
    }
}
