package dev.duly.twilio;

import static dev.duly.twilio.Sent.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.Fetched;
import dev.duly.core.sending.Fetched.Found;
import dev.duly.core.sending.Fetched.Missing;
import dev.duly.core.sending.Fetched.Unavailable;
import dev.duly.twilio.StandIn.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageLookupTest {
    private static final ProviderMessageId ID = new ProviderMessageId(Sent.SID);
    private static final String TEXT =
            Listed.message(Sent.SID, "See you at 9.", Instant.parse("2026-11-22T10:00:00Z"));

    @Test
    void itAsksForThatTextAlone() throws IOException {
        try (var twilio = new StandIn(_ -> Answer.json(200, TEXT));
                var gateway = through(twilio.url())) {
            assertThat(gateway.fetch(ID)).isInstanceOf(Found.class);
            assertThat(twilio.asked()).hasSize(1);
            var asked = twilio.asked().getFirst();
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.path())
                    .isEqualTo(
                            "/2010-04-01/Accounts/"
                                    + Sent.ACCOUNT
                                    + "/Messages/"
                                    + Sent.SID
                                    + ".json");
            assertThat(asked.header("Authorization")).startsWith("Basic ");
        }
    }

    @Test
    void onlyTwiliosOwnWordsSayThatATextIsMissing() throws IOException {
        assertThat(fetched(Answer.json(404, Sent.error(404, 20_404)))).isEqualTo(new Missing());
        for (var body :
                new String[] {
                    "",
                    "<html><h1>404 Not Found</h1></html>",
                    "{}",
                    "[]",
                    "null",
                    "{\"error\": \"not found\"}",
                    "{\"code\": 20404}",
                    "{\"code\": \"20404\", \"status\": 404}",
                    Sent.error(404, 20_003),
                    Sent.error(410, 20_404),
                    Sent.error(404, 20_404).substring(0, 40),
                }) {
            assertThat(fetched(new Answer(404, Map.of("Content-Type", "text/html"), body)))
                    .as(body)
                    .isEqualTo(
                            new Unavailable("the provider answered 404, and not in Twilio's form"));
        }
    }

    @Test
    void anyOtherAnswerIsUnavailable() throws IOException {
        for (var status : new int[] {201, 204, 302, 400, 401, 403, 410, 429, 500, 503}) {
            var body = status == 204 ? "" : Sent.error(status, 20_404);
            assertThat(fetched(Answer.json(status, body)))
                    .as("" + status)
                    .isEqualTo(new Unavailable("the provider answered " + status));
        }
    }

    @Test
    void whatCannotBeReadWholeIsUnavailable() throws IOException {
        for (var body :
                new String[] {
                    "",
                    "[]",
                    "<html></html>",
                    TEXT.substring(0, 100),
                    TEXT.replace("\"sid\"", "\"id\""),
                    TEXT.replace("\"status\"", "\"state\""),
                    TEXT.replace("\"status\": \"accepted\"", "\"status\": 3"),
                    TEXT.replace("\"error_code\": null", "\"error_code\": \"30003\""),
                    TEXT.replace("\"body\"", "\"words\""),
                    TEXT.replace("\"date_created\"", "\"date_made\""),
                    TEXT.replace("\"from\": null", "\"from\": 15005550006"),
                    TEXT.replaceFirst("\"date_updated\": \"[^\"]*\"", "\"date_updated\": \"now\""),
                }) {
            assertThat(fetched(Answer.json(200, body)))
                    .as(body)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            unavailable ->
                                    assertThat(unavailable.why())
                                            .startsWith("the provider's text: "));
        }
    }

    @Test
    void anotherTextThanTheOneAskedForIsUnavailable() throws IOException {
        assertThat(fetched(Answer.json(200, TEXT.replace("SM0", "SM1"))))
                .isEqualTo(new Unavailable("the provider's text: sid: must be the one asked for"));
    }

    @Test
    void anIdThatTwilioNeverGaveIsMissingAndNotAskedFor() throws IOException {
        try (var twilio = new StandIn(_ -> Answer.json(503, "{}"));
                var gateway = through(twilio.url())) {
            assertThat(gateway.fetch(new ProviderMessageId("abc"))).isEqualTo(new Missing());
            assertThat(twilio.asked()).isEmpty();
        }
    }

    @Test
    void anAnswerThatBreaksOffIsUnavailable() throws Exception {
        try (var server =
                        RawServer.thatSaysOnly("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{");
                var gateway = through(server.url("http"), Duration.ofSeconds(1))) {
            assertThat(gateway.fetch(ID))
                    .isEqualTo(new Unavailable("no whole answer came within 1.0 s"));
        }
    }

    private static Fetched fetched(Answer answer) throws IOException {
        try (var twilio = new StandIn(_ -> answer);
                var gateway = through(twilio.url())) {
            return gateway.fetch(ID);
        }
    }
}
