package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {
    @Test
    void aComplaintNamesWhatIsWrong() {
        assertThatThrownBy(() -> HttpSettings.on(" ", 80)).hasMessageContaining("bind");
        assertThatThrownBy(() -> HttpSettings.on("127.0.0.1", -1)).hasMessageContaining("port");
        assertThatThrownBy(() -> HttpSettings.on("127.0.0.1", 65_536)).hasMessageContaining("port");
        assertThatThrownBy(() -> settings(0, Duration.ofSeconds(1), 1, 1, Duration.ZERO))
                .hasMessageContaining("longestBodyBytes");
        assertThatThrownBy(() -> settings(1, Duration.ofNanos(9), 1, 1, Duration.ZERO))
                .hasMessageContaining("longestSilence");
        assertThatThrownBy(() -> settings(1, Duration.ofDays(2), 1, 1, Duration.ZERO))
                .hasMessageContaining("longestSilence");
        assertThatThrownBy(() -> settings(1, Duration.ofSeconds(1), 0, 1, Duration.ZERO))
                .hasMessageContaining("mostConnections");
        assertThatThrownBy(() -> settings(1, Duration.ofSeconds(1), 1, 0, Duration.ZERO))
                .hasMessageContaining("mostRequests");
        assertThatThrownBy(() -> settings(1, Duration.ofSeconds(1), 1, 1, Duration.ofSeconds(-1)))
                .hasMessageContaining("grace");
        assertThatThrownBy(() -> listening(-1, Duration.ofSeconds(1)))
                .hasMessageContaining("mostListeners");
        assertThatThrownBy(() -> listening(1, Duration.ZERO)).hasMessageContaining("keepAlive");
        assertThat(HttpSettings.on("127.0.0.1", 0).port()).isZero();
    }

    private static HttpSettings settings(
            int body, Duration silence, int connections, int requests, Duration grace) {
        return new HttpSettings(
                "::1", 0, body, silence, connections, requests, 1, Duration.ofSeconds(1), grace);
    }

    private static HttpSettings listening(int listeners, Duration keepAlive) {
        return new HttpSettings(
                "::1", 0, 1, Duration.ofSeconds(1), 1, 1, listeners, keepAlive, Duration.ZERO);
    }
}
