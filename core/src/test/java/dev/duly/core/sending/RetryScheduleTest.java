package dev.duly.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final RetrySchedule soonest = new RetrySchedule(of(0));

    @Test
    void theWaitDoublesFromOneSecondOn() {
        assertThat(soonest.next(1, AT_ONCE)).contains(Duration.ofSeconds(1));
        assertThat(soonest.next(2, AT_ONCE)).contains(Duration.ofSeconds(2));
        assertThat(soonest.next(3, AT_ONCE)).contains(Duration.ofSeconds(4));
        assertThat(soonest.next(10, AT_ONCE)).contains(Duration.ofSeconds(512));
    }

    @Test
    void noWaitDoublesBeyondTenMinutes() {
        assertThat(soonest.next(11, AT_ONCE)).contains(Duration.ofMinutes(10));
    }

    @Test
    void afterTwelveTriesItIsEnough() {
        assertThat(soonest.next(12, AT_ONCE)).isEmpty();
    }

    @Test
    void whatTheProviderAskedForIsTheLeast() {
        assertThat(soonest.next(1, Duration.ofMinutes(5))).contains(Duration.ofMinutes(5));
        assertThat(soonest.next(4, Duration.ofSeconds(3))).contains(Duration.ofSeconds(8));
    }

    @Test
    void chanceAddsAtMostHalfOfTheWait() {
        var latest = new RetrySchedule(of(-1));

        assertThat(latest.next(3, AT_ONCE)).contains(Duration.ofSeconds(6));
        assertThat(latest.next(3, Duration.ofMinutes(5)))
                .isEqualTo(Optional.of(Duration.ofMinutes(5).plusSeconds(2)));
    }

    /// Chance that always draws `drawn`, counted from the end of what is asked for if negative.
    private static RandomGenerator of(long drawn) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("only bounded");
            }

            @Override
            public long nextLong(long bound) {
                return drawn < 0 ? bound + drawn : drawn;
            }
        };
    }
}
