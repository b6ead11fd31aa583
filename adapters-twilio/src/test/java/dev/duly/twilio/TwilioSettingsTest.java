package dev.duly.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.twilio.TwilioSettings.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TwilioSettingsTest {
    private static final String ACCOUNT = "AC" + "0".repeat(32);
    private static final Secret TOKEN = new Secret("very-secret");
    private static final Credentials CREDENTIALS = new Credentials.AuthToken(TOKEN);
    private static final String PUBLIC = "https://sms.county.example";

    @Test
    void theDefaultsAreTwilioAndTimesShorterThanALease() {
        var settings =
                TwilioSettings.twilio(ACCOUNT, CREDENTIALS, List.of(TOKEN), URI.create(PUBLIC));
        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://api.twilio.com"));
        assertThat(settings.messagingUrl()).isEqualTo(URI.create("https://messaging.twilio.com"));
        assertThat(settings.connect()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.answer()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.kind()).isEqualTo("twilio");
    }

    @Test
    void messagingServicesAreOnTwiliosOtherHostAndElsewhereOnTheSame() {
        assertThat(at("https://api.dublin.ie1.twilio.com").messagingUrl())
                .isEqualTo(URI.create("https://messaging.dublin.ie1.twilio.com"));
        for (var base :
                new String[] {
                    "https://api.twilio.com.example",
                    "https://api.proxy.example",
                    "http://127.0.0.1:9"
                }) {
            assertThat(at(base).messagingUrl()).isEqualTo(URI.create(base));
        }
    }

    @Test
    void noSecretIsPrinted() {
        var key = new Credentials.ApiKey("SK" + "0".repeat(32), new Secret("very-secret"));
        var settings =
                TwilioSettings.twilio(
                        ACCOUNT,
                        key,
                        List.of(TOKEN),
                        URI.create("https://user:very-secret@sms.county.example"));
        assertThat(settings.toString() + key + CREDENTIALS + TOKEN).doesNotContain("very-secret");
        assertThat(TOKEN).hasToString("***");
    }

    @Test
    void theSlashAtTheEndOfTheirUrlIsNotPartOfIt() {
        assertThat(
                        TwilioSettings.twilio(
                                        ACCOUNT,
                                        CREDENTIALS,
                                        List.of(),
                                        URI.create(PUBLIC + "/duly/"))
                                .publicBaseUrl())
                .isEqualTo(URI.create(PUBLIC + "/duly"));
    }

    @Test
    void aSandboxMayBeReachedWithoutTls() {
        var settings =
                TwilioSettings.sandbox(
                        ACCOUNT,
                        TOKEN,
                        URI.create("http://sandbox:8090/"),
                        URI.create("http://127.0.0.1:8080"));
        assertThat(settings.account()).hasToString("sandbox " + ACCOUNT);
    }

    @Test
    void eachComplaintNamesTheSettingAndTheRule() {
        refused("TWILIO_ACCOUNT_SID: must be AC and 32", () -> twilio("AC1", PUBLIC));
        refused(
                "TWILIO_ACCOUNT_SID: must be AC and 32",
                () -> twilio("AC" + "G".repeat(32), PUBLIC));
        refused(
                "API_ORIGIN: must have no underscore",
                () -> twilio(ACCOUNT, "https://sms_county.example"));
        refused("API_ORIGIN: must be https", () -> twilio(ACCOUNT, "http://sms.county.example"));
        refused(
                "API_ORIGIN: must be an address that Twilio can reach",
                () -> twilio(ACCOUNT, "http://127.0.0.1:8080"));
        refused("API_ORIGIN: must be a URL", () -> twilio(ACCOUNT, "sms.county.example"));
        refused("API_ORIGIN: must be a URL", () -> twilio(ACCOUNT, "ftp://sms.county.example"));
        refused("API_ORIGIN: must have no query", () -> twilio(ACCOUNT, PUBLIC + "?a=b"));
        refused("API_ORIGIN: must have no query", () -> twilio(ACCOUNT, PUBLIC + "#rc=5"));
        refused("TWILIO_BASE_URL: must be https", () -> at("http://api.twilio.example"));
        refused("TWILIO_BASE_URL: must end after", () -> at("https://api.twilio.com/2010"));
        refused("TWILIO_BASE_URL: must have no user", () -> at("https://a:b@api.twilio.com"));
        refused("messaging URL: must be https", () -> messagingAt("http://m.twilio.example"));
        refused("messaging URL: must end after", () -> messagingAt("https://m.twilio.com/v1"));
        refused("TWILIO_API_KEY_SID: must be SK", () -> new Credentials.ApiKey("AC1", TOKEN));
        refused("TWILIO_WEBHOOK_AUTH_TOKEN: must be at most two", () -> tokens(3));
        refused("gateway kind: must be twilio", () -> timed("carrier", 5, 20));
        refused("connect timeout: must be longer", () -> timed("twilio", 0, 20));
        refused("answer timeout: must not be shorter", () -> timed("twilio", 5, 4));
        refused("a secret must not be blank", () -> new Secret(" "));
    }

    private static TwilioSettings twilio(String account, String publicUrl) {
        return TwilioSettings.twilio(account, CREDENTIALS, List.of(TOKEN), URI.create(publicUrl));
    }

    private static TwilioSettings tokens(int count) {
        return TwilioSettings.twilio(
                ACCOUNT, CREDENTIALS, Collections.nCopies(count, TOKEN), URI.create(PUBLIC));
    }

    private static TwilioSettings at(String baseUrl) {
        return new TwilioSettings(
                "twilio",
                ACCOUNT,
                CREDENTIALS,
                List.of(TOKEN),
                URI.create(baseUrl),
                URI.create(PUBLIC),
                TwilioSettings.CONNECT,
                TwilioSettings.ANSWER);
    }

    private static TwilioSettings messagingAt(String url) {
        return new TwilioSettings(
                "twilio",
                ACCOUNT,
                CREDENTIALS,
                List.of(TOKEN),
                TwilioSettings.TWILIO,
                URI.create(url),
                URI.create(PUBLIC),
                TwilioSettings.CONNECT,
                TwilioSettings.ANSWER);
    }

    private static TwilioSettings timed(String kind, int connectSeconds, int answerSeconds) {
        return new TwilioSettings(
                kind,
                ACCOUNT,
                CREDENTIALS,
                List.of(TOKEN),
                TwilioSettings.TWILIO,
                URI.create(PUBLIC),
                Duration.ofSeconds(connectSeconds),
                Duration.ofSeconds(answerSeconds));
    }

    private static void refused(String sentence, ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }
}
