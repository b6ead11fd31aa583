package dev.duly.twilio;

import static dev.duly.twilio.Sent.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.sending.ProviderTime;
import dev.duly.core.sending.ProviderTime.Said;
import dev.duly.core.sending.ProviderTime.Unavailable;
import dev.duly.twilio.StandIn.Answer;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TwilioTimeTest {
    private static final String DATE = "Sun, 22 Nov 2026 10:00:01 GMT";

    @Test
    void itAsksForOneTextAtMost() throws IOException {
        try (var twilio = new StandIn(_ -> Answer.json(200, Listed.page("null")));
                var gateway = through(twilio.url())) {
            assertThat(gateway.time()).isInstanceOf(Said.class);
            assertThat(twilio.asked()).hasSize(1);
            var asked = twilio.asked().getFirst();
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.path()).isEqualTo(Sent.PATH);
            assertThat(asked.query()).isEqualTo("PageSize=1");
        }
    }

    @Test
    void whateverIsAnsweredHasTheTime() throws IOException {
        for (var status : new int[] {200, 401, 404, 429, 500, 503}) {
            assertThat(told(status, "Date: " + DATE + "\r\n"))
                    .as("" + status)
                    .isEqualTo(new Said(Instant.parse("2026-11-22T10:00:01Z")));
        }
    }

    @Test
    void anAnswerWithoutADateIsUnavailable() throws IOException {
        for (var header : new String[] {"", "Date: \r\n", "Date: 2026-11-22T10:00:01Z\r\n"}) {
            assertThat(told(200, header))
                    .as(header)
                    .isEqualTo(
                            new Unavailable(
                                    "the provider's answer: Date: must be a date of RFC 9110"));
        }
    }

    @Test
    void noAnswerIsUnavailable() throws IOException {
        try (var server = RawServer.thatResets();
                var gateway = through(server.url("http"))) {
            assertThat(gateway.time()).isEqualTo(new Unavailable("the connection broke"));
        }
    }

    private static ProviderTime told(int status, String header) throws IOException {
        try (var server =
                        RawServer.thatSaysOnly(
                                "HTTP/1.1 %d Told\r\n%sContent-Length: 2\r\n\r\n{}"
                                        .formatted(status, header));
                var gateway = through(server.url("http"))) {
            return gateway.time();
        }
    }
}
