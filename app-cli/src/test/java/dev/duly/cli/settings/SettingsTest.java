package dev.duly.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String ACCOUNT = "AC" + "1".repeat(32);
    private static final String SERVICE = "MG" + "2".repeat(32);
    private static final Map<String, String> TWILIO =
            Map.of(
                    "TWILIO_ACCOUNT_SID",
                    ACCOUNT,
                    "TWILIO_AUTH_TOKEN",
                    "token-that-nobody-may-see",
                    "TWILIO_MESSAGING_SERVICE_SID",
                    SERVICE,
                    "API_ORIGIN",
                    "https://sms.county.example");

    @TempDir private Path folder;

    @Test
    void nothingSetIsTheSandboxOnThisMachine() {
        var settings = settings(Map.of());
        assertThat(settings.usesSandbox()).isTrue();
        assertThat(settings.sandboxIsInside()).isTrue();
        assertThat(settings.http().origin()).hasToString("http://127.0.0.1:8080");
        assertThat(settings.gateway().baseUrl()).hasToString("http://127.0.0.1:8090");
        assertThat(settings.sandbox().inboundUrl())
                .hasToString("http://127.0.0.1:8080/api/messages/twilio/inbound");
    }

    @Test
    void credentialsMeanTwilio() {
        var settings = settings(TWILIO);
        assertThat(settings.usesSandbox()).isFalse();
        assertThat(settings.gateway().account()).hasToString("twilio " + ACCOUNT);
        assertThat(settings.department().sender().address().value()).isEqualTo(SERVICE);
    }

    @ParameterizedTest
    @CsvSource({
        "TWILIO_ACCOUNT_SID",
        "TWILIO_AUTH_TOKEN",
        "TWILIO_MESSAGING_SERVICE_SID",
        "API_ORIGIN"
    })
    void halfACredentialNeverFallsBackToTheSandbox(String missing) {
        var half = new HashMap<>(TWILIO);
        half.remove(missing);
        assertThatThrownBy(() -> settings(half))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(missing);
    }

    @Test
    void anApiKeyNeedsItsSecretAndATokenForWhatTwilioPosts() {
        var half = new HashMap<>(TWILIO);
        half.put("TWILIO_API_KEY_SID", "SK" + "3".repeat(32));
        assertThatThrownBy(() -> settings(half)).hasMessageStartingWith("TWILIO_API_KEY_SECRET");
        half.put("TWILIO_API_KEY_SECRET", "secret");
        assertThat(settings(half).gateway().webhookTokens()).hasSize(1);
        half.remove("TWILIO_AUTH_TOKEN");
        assertThatThrownBy(() -> settings(half))
                .hasMessageStartingWith("TWILIO_WEBHOOK_AUTH_TOKEN");
    }

    @Test
    void theClockCanBeMovedWithTheSandboxAlone() {
        var machine = InstantSource.fixed(Instant.parse("2026-11-22T09:00:00Z"));
        assertThat(settings(Map.of()).clock(machine)).isSameAs(machine);
        assertThat(settings(Map.of("DULY_CLOCK_OFFSET", "-PT45S")).clock(machine).instant())
                .isEqualTo("2026-11-22T08:59:15Z");
        var withTwilio = new HashMap<>(TWILIO);
        withTwilio.put("DULY_CLOCK_OFFSET", "PT45S");
        assertThatThrownBy(() -> settings(withTwilio))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("DULY_CLOCK_OFFSET is for the sandbox alone");
        for (var wrong : List.of("45", "PT8761H")) {
            assertThatThrownBy(() -> settings(Map.of("DULY_CLOCK_OFFSET", wrong)))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageStartingWith("DULY_CLOCK_OFFSET must be");
        }
    }

    @Test
    void theSandboxIsNotForOtherMachinesUnlessSomebodySaysSo() {
        assertThatThrownBy(() -> settings(Map.of("DULY_HTTP_BIND", "0.0.0.0")))
                .hasMessageContaining("DULY_GATEWAY=sandbox");
        assertThat(
                        settings(Map.of("DULY_HTTP_BIND", "0.0.0.0", "DULY_GATEWAY", "sandbox"))
                                .usesSandbox())
                .isTrue();
    }

    @Test
    void aBaseAddressOnThisMachineIsASandboxThatRunsByItself() {
        var settings = settings(Map.of("TWILIO_BASE_URL", "http://127.0.0.1:9999"));
        assertThat(settings.usesSandbox()).isTrue();
        assertThat(settings.sandboxIsInside()).isFalse();
        assertThat(settings.gateway().baseUrl()).hasToString("http://127.0.0.1:9999");
    }

    @Test
    void theOlderCallbackAddressSaysTheSameAsTheOrigin() {
        var status = "https://sms.county.example/api/messages/twilio/status";
        var older = new HashMap<>(TWILIO);
        older.remove("API_ORIGIN");
        older.put("TWILIO_STATUS_CALLBACK_URL", status);
        assertThat(settings(older).http().origin()).hasToString("https://sms.county.example");
        older.put("API_ORIGIN", "https://other.example");
        assertThatThrownBy(() -> settings(older))
                .hasMessageStartingWith("TWILIO_STATUS_CALLBACK_URL must be API_ORIGIN");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, eighty",
        "PORT, 0",
        "PORT, 65536",
        "DULY_LEASE, 30",
        "DULY_LEASE, -PT30S",
        "DULY_LEASE, PT0.9S",
        "DULY_RECONCILE_AFTER, soon",
        "DULY_RECONCILE_AFTER, PT0S",
        "MESSAGING_QUEUE_CONCURRENCY, 0",
        "DULY_STORE, postgres",
        "DULY_QUEUE, kafka",
        "DULY_GATEWAY, pigeon",
        "DULY_LOG, loud",
        "API_ORIGIN, sms.county.example",
        "API_ORIGIN, https://sms.county.example/texts",
        "TWILIO_BASE_URL, ftp://127.0.0.1",
        "DULY_SEGMENTS_PER_SECOND, 0",
        "DULY_CONFIG, /nonexistent/duly.properties"
    })
    void aComplaintNamesTheKey(String key, String value) {
        assertThatThrownBy(() -> settings(Map.of(key, value)))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(key);
    }

    @Test
    void shortWaitsAreForTheSandboxAlone() {
        var quick = Map.of("DULY_LEASE", "PT3S", "DULY_RECONCILE_AFTER", "PT1S");
        assertThat(settings(quick).sending().lease()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings(quick).gateway().answer()).isLessThan(Duration.ofSeconds(3));
        quick.forEach((key, value) -> {
            var twilio = new HashMap<>(TWILIO);
            twilio.put(key, value);
            assertThatThrownBy(() -> settings(twilio)).hasMessageStartingWith(key);
        });
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndTheFileBeforeTheDefault() throws IOException {
        Files.writeString(folder.resolve("duly.properties"), "PORT=9001\nDULY_SANDBOX_PORT=9002\n");
        var settings = settings(Map.of("PORT", "9003"));
        assertThat(settings.http().port()).isEqualTo(9003);
        assertThat(settings.sandbox().port()).isEqualTo(9002);
        assertThat(settings.log()).isEqualTo("warning");
    }

    @Test
    void aKeyInTheFileThatNobodyKnowsIsAnError() throws IOException {
        Files.writeString(folder.resolve("duly.properties"), "DULY_LEESE=PT30S\n");
        assertThatThrownBy(() -> settings(Map.of())).hasMessageStartingWith("DULY_LEESE");
    }

    @Test
    void noSecretIsPrinted() {
        var all = new HashMap<>(TWILIO);
        all.put("DULY_TOKEN", "token-that-nobody-may-see");
        assertThat(settings(all).toString())
                .doesNotContain("token-that-nobody-may-see")
                .contains("***");
    }

    private Settings settings(Map<String, String> environment) {
        var whole = new HashMap<>(environment);
        whole.put("DULY_DATA_DIR", folder.toString());
        return Settings.of(whole);
    }
}
