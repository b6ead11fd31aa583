package dev.duly.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TryAgainTest {
    @Test
    void aPauseIsCountedFromNow() {
        assertThat(TryAgain.of("3 PT15M"))
                .contains(new TryAgain(3, Optional.of(Duration.ofMinutes(15))));
        assertThat(
                        TryAgain.of("3 PT15M")
                                .orElseThrow()
                                .after(Instant.parse("2026-11-22T17:00:00Z")))
                .isEqualTo("2026-11-22T17:15:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T17:00:00Z, 2026-11-23T08:00:00Z",
        "2026-11-23T07:59:59.999Z, 2026-11-23T08:00:00Z",
        "2026-11-23T08:00:00Z, 2026-11-24T08:00:00Z",
        "2026-07-01T12:00:00Z, 2026-07-02T07:00:00Z",
        // The night in which the clocks go back, and the one in which they go forward.
        "2026-11-01T06:59:00Z, 2026-11-01T07:00:00Z",
        "2026-11-01T12:00:00Z, 2026-11-02T08:00:00Z",
        "2026-03-08T09:00:00Z, 2026-03-09T07:00:00Z",
    })
    void theCarriersNextDayBeginsAtTheirMidnight(Instant now, Instant next) {
        assertThat(TryAgain.of("1 next-day").orElseThrow().after(now)).isEqualTo(next);
    }

    @Test
    void aDashIsNever() {
        assertThat(TryAgain.of("-")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 PT1M", "PT1M", "3", "3  PT1M", "10 PT1M", "3 tomorrow", "3 P"})
    void anythingElseIsRefused(String written) {
        assertThatThrownBy(() -> TryAgain.of(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
