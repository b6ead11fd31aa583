package dev.duly.core.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SendingSettingsTest {
    private static final Duration CALL = Duration.ofSeconds(25);
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Test
    void aLeaseIsLongerThanACall() {
        assertThat(new SendingSettings(CALL.plusMillis(1), CALL, Duration.ZERO, 1).leaving())
                .isEqualTo(Duration.ofMillis(1));
        assertThatThrownBy(() -> new SendingSettings(CALL, CALL, Duration.ZERO, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lease must be longer");
    }

    @Test
    void howeverLongALeaseIsAStopWaitsFiveSecondsAtMost() {
        assertThat(new SendingSettings(Duration.ofHours(1), CALL, Duration.ZERO, 1).leaving())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aWaitForEvidenceIsNotNegativeAndSomebodySends() {
        assertThatThrownBy(() -> new SendingSettings(LEASE, CALL, Duration.ofMillis(-1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reconcileAfter");
        assertThatThrownBy(() -> new SendingSettings(LEASE, CALL, Duration.ZERO, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("concurrency");
    }
}
