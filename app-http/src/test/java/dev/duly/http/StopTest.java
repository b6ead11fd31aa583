package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.consent.Consent;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.webhook.WebhookReading;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// A STOP is answered once no text to its number can begin to leave any more.
class StopTest {
    private static final String ANN = "+17025550142";
    private static final Duration CALL = Duration.ofSeconds(1);

    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @Test
    void aStopWaitsForTheTextThatIsLeaving() throws Exception {
        try (var server = new TestServer(sending(Duration.ofMinutes(1)))) {
            var id = holdsOneLeaving(server, ANN);
            var stop = CompletableFuture.supplyAsync(() -> stop(server));
            assertThatThrownBy(() -> stop.get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            assertThat(isOptedOut(server)).isTrue();

            answer.countDown();
            assertThat(stop.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
            assertThat(stateOf(server, id)).isEqualTo(MessageState.SENT);
        }
    }

    @Test
    void aStopDoesNotWaitForTextsToOthers() {
        try (var server = new TestServer(sending(Duration.ofMinutes(1)))) {
            var id = holdsOneLeaving(server, "+17025550143");
            assertThat(stop(server).status()).isEqualTo(200);
            assertThat(stateOf(server, id)).isEqualTo(MessageState.SENDING);
            answer.countDown();
        }
    }

    @Test
    void aTextThatDoesNotSettleHoldsAStopNoLongerThanItCouldStillLeave() {
        try (var server = new TestServer(sending(Duration.ofMillis(400)))) {
            var id = holdsOneLeaving(server, ANN);
            var begun = System.nanoTime();
            assertThat(stop(server).status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(400));
            assertThat(stateOf(server, id)).isEqualTo(MessageState.SENDING);
            answer.countDown();
        }
    }

    @Test
    void aStopThatCannotBeWaitedOutIsPostedAgain() {
        try (var server = new TestServer(sending(Duration.ofMinutes(1)))) {
            var id = holdsOneLeaving(server, ANN);
            // As a server does that closes while the post waits.
            server.webhooks.atRead(() -> Thread.currentThread().interrupt());
            var answered = stop(server);
            assertThat(answered.status()).isEqualTo(503);
            assertThat(answered.header("Retry-After")).isEqualTo("5");
            assertThat(isOptedOut(server)).isTrue();
            assertThat(stateOf(server, id)).isEqualTo(MessageState.SENDING);
            answer.countDown();
        }
    }

    private static SendingSettings sending(Duration leaving) {
        return new SendingSettings(CALL.plus(leaving), CALL, Duration.ofSeconds(1), 1);
    }

    /// A text whose bytes are with the provider, and no answer yet.
    private String holdsOneLeaving(TestServer server, String to) {
        server.gateway.atSend(_ -> {
            leaving.countDown();
            await(answer);
        });
        var id = server.sent(to, "Hello");
        var _ = Thread.ofVirtual().start(() -> server.duly.sendWorker().runOnce(1));
        await(leaving);
        return id;
    }

    private static TestServer.Answer stop(TestServer server) {
        server.webhooks.reads(new WebhookReading.Text(text(server)));
        return server.call(
                server.request("/api/messages/twilio/inbound")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("Body=STOP")));
    }

    private static InboundText text(TestServer server) {
        return new InboundText(
                TestServer.ACCOUNT,
                new ProviderMessageId("SM1"),
                new PhoneNumber(ANN),
                TestServer.OURS,
                Optional.empty(),
                "STOP",
                List.of(),
                Optional.empty(),
                InboundText.Arrival.POSTED,
                server.clock.instant(),
                Optional.empty(),
                Map.of("Body", "STOP"));
    }

    private static boolean isOptedOut(TestServer server) {
        return Consent.derive(server.storage.consents().history(new PhoneNumber(ANN))).state()
                == Consent.State.OPTED_OUT;
    }

    private static MessageState stateOf(TestServer server, String id) {
        return ((LiveMessage) server.storage.messages().find(new MessageId(id)).orElseThrow())
                .state();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
