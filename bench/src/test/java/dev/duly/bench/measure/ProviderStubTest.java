package dev.duly.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderStubTest {
    @Test
    void aTextIsTakenAndItsReceiptComesSigned() throws IOException {
        var stopwatch = new Stopwatch(10);
        try (var webhooks = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var stub = new ProviderStub(Duration.ZERO, Duration.ZERO, stopwatch);
                var caller = Wire.to(stub.port())) {
            var origin = "http://127.0.0.1:" + webhooks.getLocalPort();
            var taken = caller.exchange(text(origin + "/status?id=7"));
            assertThat(taken.status()).isEqualTo(201);
            assertThat(taken.body()).contains("\"status\":\"queued\"");

            try (var receipt = Wire.on(webhooks.accept())) {
                var post = receipt.read().orElseThrow();
                assertThat(post.firstLine()).isEqualTo("POST /status?id=7 HTTP/1.1");
                assertThat(post.body()).contains("MessageStatus=delivered");
                assertThat(post.head()).contains("x-twilio-signature: ");
            }
        }
    }

    private static byte[] text(String callback) {
        var form =
                Requests.form(
                        Map.of(
                                "To",
                                "+17025550142",
                                "Body",
                                "Hello #7",
                                "StatusCallback",
                                callback));
        return ("POST /2010-04-01/Accounts/AC/Messages.json HTTP/1.1\r\nContent-Length: "
                        + form.length()
                        + "\r\n\r\n"
                        + form)
                .getBytes(StandardCharsets.UTF_8);
    }
}
