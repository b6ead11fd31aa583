package dev.duly.twilio;

import static dev.duly.twilio.Sent.ACCOUNT;
import static dev.duly.twilio.Sent.NUMBER;
import static dev.duly.twilio.Sent.SID;
import static dev.duly.twilio.Sent.text;
import static dev.duly.twilio.Sent.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.GatewayOutcome.Taken;
import dev.duly.core.sending.SendRequest;
import dev.duly.twilio.StandIn.Answer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TwilioGatewayTest {
    private static final String SERVICE = "MG" + "0".repeat(32);

    @Test
    void theFormOnTheWireIsExactlyThis() throws IOException {
        try (var twilio = new StandIn(_ -> Answer.json(201, Sent.taken(SID, "null")));
                var gateway = through(twilio.url())) {
            gateway.send(text("Court at 9: bring ID & $20 + papers\nñ 😀"));

            assertThat(twilio.asked()).hasSize(1);
            var post = twilio.asked().getFirst();
            assertThat(post.method()).isEqualTo("POST");
            assertThat(post.path()).isEqualTo(Sent.PATH);
            assertThat(post.query()).isEmpty();
            assertThat(post.protocol()).isEqualTo("HTTP/1.1");
            assertThat(post.header("Content-type")).startsWith("application/x-www-form-urlencoded");
            assertThat(post.header("Authorization")).isEqualTo(basic(ACCOUNT, Sent.TOKEN.value()));
            assertThat(form(post.body()))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    "To",
                                    "+17025550142",
                                    "From",
                                    "+15005550006",
                                    "Body",
                                    "Court at 9: bring ID & $20 + papers\nñ 😀",
                                    "StatusCallback",
                                    "https://sms.county.example/duly/api/messages/twilio/status/"
                                            + Sent.ID
                                            + "-3#rc=5&rp=ct,rt,5xx",
                                    "ValidityPeriod",
                                    "7200",
                                    "SmartEncoded",
                                    "false"));
        }
    }

    @Test
    void aServiceIsNamedInsteadOfANumber() throws IOException {
        var sent =
                formOf(
                        Sent.from(
                                new SenderAddress.MessagingService(SERVICE),
                                "hi",
                                Duration.ofHours(1)));
        assertThat(sent).containsEntry("MessagingServiceSid", SERVICE).doesNotContainKey("From");
    }

    @Test
    void theProviderHoldsATextBetweenASecondAndTenHours() throws IOException {
        assertThat(formOf(Sent.from(NUMBER, "hi", Duration.ofDays(3))))
                .containsEntry("ValidityPeriod", "36000");
        assertThat(formOf(Sent.from(NUMBER, "hi", Duration.ofMillis(1))))
                .containsEntry("ValidityPeriod", "1");
    }

    @Test
    void aTextThatIsTheWordNullIsSent() throws IOException {
        assertThat(formOf(text("null"))).containsEntry("Body", "null");
    }

    @Test
    void anApiKeyStandsForTheAccountInThePath() throws IOException {
        var key = "SK" + "b2".repeat(16);
        var credentials = new TwilioSettings.Credentials.ApiKey(key, new Secret("key-secret"));
        try (var twilio = new StandIn(_ -> Answer.json(201, Sent.taken(SID, "null")));
                var gateway = through(twilio.url(), Duration.ofSeconds(20), credentials)) {
            gateway.send(text("hi"));
            var post = twilio.asked().getFirst();
            assertThat(post.path()).isEqualTo(Sent.PATH);
            assertThat(post.header("Authorization")).isEqualTo(basic(key, "key-secret"));
        }
    }

    @Test
    void theAccountIsTheOneOfTheSettings() throws IOException {
        try (var twilio = new StandIn(_ -> Answer.json(201, ""));
                var gateway = through(twilio.url())) {
            assertThat(gateway.account()).isEqualTo(new GatewayAccount("sandbox", ACCOUNT));
        }
    }

    @Test
    void ofManyThreadsEachGetsItsOwnAnswerToItsOnePost() throws Exception {
        // The JDK's server keeps 200 idle connections at most and drops the rest in our hands.
        var many = 150;
        try (var twilio = new StandIn(asked -> Answer.json(201, Sent.taken(sidIn(asked), "null")));
                var gateway = through(twilio.url());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Future<GatewayOutcome>>();
            for (var i = 0; i < many; i++) {
                var body = "number " + i;
                outcomes.add(threads.submit(() -> gateway.send(text(body))));
            }
            for (var i = 0; i < many; i++) {
                assertThat(outcomes.get(i).get())
                        .isEqualTo(
                                new Taken(
                                        new ProviderMessageId(sid(i)),
                                        Optional.<PhoneNumber>empty(),
                                        Optional.of(Instant.parse("2026-11-22T10:00:01Z"))));
            }
            assertThat(twilio.asked()).hasSize(many);
        }
    }

    private static Map<String, String> formOf(SendRequest request) throws IOException {
        try (var twilio = new StandIn(_ -> Answer.json(201, Sent.taken(SID, "null")));
                var gateway = through(twilio.url())) {
            gateway.send(request);
            return form(twilio.asked().getFirst().body());
        }
    }

    private static String sidIn(StandIn.Asked asked) {
        var words = form(asked.body()).getOrDefault("Body", "");
        return sid(Integer.parseInt(words.substring("number ".length())));
    }

    private static String sid(int number) {
        return "SM%032x".formatted(number);
    }

    private static Map<String, String> form(String body) {
        var form = new TreeMap<String, String>();
        for (var field : body.split("&")) {
            var pair = field.split("=", 2);
            var before = form.put(decode(pair[0]), decode(pair[1]));
            assertThat(before).as(pair[0]).isNull();
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String basic(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
