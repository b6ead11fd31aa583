package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.webhook.WebhookReading;
import dev.duly.core.webhook.WebhookRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final String FORM = "Body=secret%20words&From=%2B17025550142";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aTextIsKeptRawBeforeTheProviderIsAnswered() {
        server.webhooks.reads(new WebhookReading.Text(text()));
        var answer = post("/api/messages/twilio/inbound");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/xml");
        assertThat(answer.text())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
        assertThat(server.storage.inbound().unprocessed(10)).containsExactly(text());
    }

    @Test
    void aReceiptMovesItsText() {
        var id = server.sent("+17025550142", "Hello");
        server.duly.sendWorker().runOnce(10);
        var sent = (OutboundMessage) kept(id);
        server.webhooks.reads(
                new WebhookReading.Receipt(
                        new DeliveryReceipt(
                                Optional.of(sent.id()),
                                1,
                                TestServer.ACCOUNT,
                                sent.providerId().orElseThrow(),
                                ProviderStatus.DELIVERED,
                                "delivered",
                                Optional.empty(),
                                Optional.empty(),
                                TestServer.START,
                                Optional.empty(),
                                Map.of())));
        var answer = post("/api/messages/twilio/status/" + id + "-1");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(kept(id).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(post("/api/messages/twilio/status").status()).isEqualTo(204);
    }

    @Test
    void theRequestIsHandedOnAsItCame() {
        var path = "/api/messages/twilio/status/6921e0c4a1b2c3d4e5000001-2";
        server.call(
                server.request(path + "?a=%2B1&a=b+c&bodySHA256=x")
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .header("X-Twilio-Signature", "c2lnbmVk")
                        .POST(BodyPublishers.ofString(FORM)));
        var last = server.webhooks.last();
        assertThat(last.kind()).isEqualTo(WebhookRequest.Kind.STATUS);
        assertThat(last.path()).isEqualTo(path);
        assertThat(last.query()).contains("a=%2B1&a=b+c&bodySHA256=x");
        assertThat(last.contentType()).contains("application/x-www-form-urlencoded; charset=UTF-8");
        assertThat(last.signature()).contains("c2lnbmVk");
        assertThat(last.body()).isEqualTo(FORM.getBytes(StandardCharsets.UTF_8));
        assertThat(last.receivedAt()).isEqualTo(TestServer.START);
        assertThat(last.date()).isEmpty();
    }

    @Test
    void theProvidersOwnClockIsReadFromItsDate() {
        RawHttp.exchange(
                server.port(),
                "POST /api/messages/twilio/%69nbound HTTP/1.1\r\nHost: localhost\r\nDate: Sun, 22 Nov 2026 15:59:58 GMT\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var last = server.webhooks.last();
        assertThat(last.date()).contains(Instant.parse("2026-11-22T15:59:58Z"));
        assertThat(last.path()).isEqualTo("/api/messages/twilio/%69nbound");
        assertThat(last.query()).isEmpty();
        assertThat(last.signature()).isEmpty();
    }

    @Test
    void aForgedPostChangesNothingAndIsLoggedWithoutAnyPartOfIt() {
        server.webhooks.reads(new WebhookReading.Forged("the signature does not match"));
        try (var log = new LogLines(WebhookRoutes.class)) {
            for (var path : List.of("status", "status/6921e0c4a1b2c3d4e5000001-1", "inbound")) {
                var answer = post("/api/messages/twilio/" + path + "?q=secret");
                assertThat(answer.status()).isEqualTo(403);
            }
            assertThat(log.lines())
                    .hasSize(3)
                    .allSatisfy(line ->
                            assertThat(line)
                                    .contains("event=webhook.forged", "does not match")
                                    .doesNotContain("secret", "702555"));
        }
        assertThat(server.kept()).isEmpty();
        assertThat(server.storage.inbound().unprocessed(10)).isEmpty();
    }

    @Test
    void aSignedPostThatCannotBeReadSaysWhatIsWrongInItsAnswerAndInTheLog() {
        server.webhooks.reads(new WebhookReading.Malformed("MessageSid is missing."));
        try (var log = new LogLines(WebhookRoutes.class)) {
            var answer = post("/api/messages/twilio/status?q=secret");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/detail")).isEqualTo("MessageSid is missing.");
            assertThat(log.lines())
                    .containsExactly(
                            "event=webhook.malformed kind=STATUS why=\"MessageSid is missing.\"");
        }
    }

    @Test
    void whatCannotBeKeptIsAskedForAgain() {
        server.webhooks.reads(new WebhookReading.Text(text()));
        server.storage.breakDown();
        var answer = post("/api/messages/twilio/inbound");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.text()).doesNotContain("/secret/place");
    }

    private TestServer.Answer post(String path) {
        return server.call(
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Twilio-Signature", "c2lnbmVk")
                        .POST(BodyPublishers.ofString(FORM)));
    }

    private LiveMessage kept(String id) {
        return (LiveMessage) server.storage.messages().find(new MessageId(id)).orElseThrow();
    }

    private static InboundText text() {
        return new InboundText(
                TestServer.ACCOUNT,
                new ProviderMessageId("SM1"),
                new PhoneNumber("+17025550142"),
                TestServer.OURS,
                Optional.empty(),
                "I will be late",
                List.of(),
                Optional.empty(),
                InboundText.Arrival.POSTED,
                TestServer.START,
                Optional.empty(),
                Map.of("Body", "I will be late"));
    }
}
