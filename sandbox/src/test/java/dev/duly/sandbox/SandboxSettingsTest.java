package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.sandbox.SandboxSettings.Delays;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SandboxSettingsTest {
    private static final SandboxSettings DEFAULTS =
            SandboxSettings.defaults(
                    URI.create("http://127.0.0.1:8080/inbound"), Path.of("sandbox.db"));

    @Test
    void aFirstRunHasTheAccountOfZeros() {
        assertThat(DEFAULTS.port()).isEqualTo(8090);
        assertThat(DEFAULTS.accountSid()).isEqualTo("AC00000000000000000000000000000000");
        assertThat(DEFAULTS.authToken()).isEqualTo("sandbox");
        assertThat(DEFAULTS.messagingServiceSid()).isEqualTo("MG00000000000000000000000000000000");
        assertThat(DEFAULTS.numbers()).containsExactly("+15005550006", "+15005550016");
        assertThat(DEFAULTS.delays().done()).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void aWrongSettingIsNamed() {
        complains(() -> DEFAULTS.withPort(65_536), "port");
        complains(() -> DEFAULTS.withAccount("AC1", "token"), "accountSid");
        complains(() -> DEFAULTS.withAccount(DEFAULTS.accountSid(), " "), "authToken");
        complains(() -> DEFAULTS.withMessagingService("MG1"), "messagingServiceSid");
        complains(() -> with(List.of(), "http://127.0.0.1/"), "numbers");
        complains(() -> with(List.of("5005550006"), "http://127.0.0.1/"), "numbers");
        complains(
                () -> with(List.of("+15005550006", "+15005550006"), "http://127.0.0.1/"),
                "numbers");
        complains(() -> with(DEFAULTS.numbers(), "/inbound"), "inboundUrl");
        var second = Duration.ofSeconds(1);
        complains(() -> new Delays(second.negated(), second, second, second), "delays.queued");
        complains(() -> new Delays(second, Duration.ZERO, second, second), "delays.sending");
        complains(() -> new Delays(second, second, Duration.ZERO, second), "delays.sent");
        complains(() -> new Delays(second, second, second, Duration.ZERO), "delays.done");
    }

    @Test
    void theTokenIsNeverPrinted() {
        var secret = DEFAULTS.withAccount(DEFAULTS.accountSid(), "hidden-token");

        assertThat(secret).asString().doesNotContain("hidden-token");
    }

    private static SandboxSettings with(List<String> numbers, String inboundUrl) {
        return new SandboxSettings(
                0,
                DEFAULTS.accountSid(),
                "token",
                DEFAULTS.messagingServiceSid(),
                numbers,
                URI.create(inboundUrl),
                Path.of("sandbox.db"),
                Delays.defaults());
    }

    private static void complains(ThrowingCallable making, String setting) {
        assertThatThrownBy(making)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(setting);
    }
}
