package dev.duly.twilio;

import static dev.duly.twilio.Sent.SID;
import static dev.duly.twilio.Sent.text;
import static dev.duly.twilio.Sent.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.GatewayOutcome.Busy;
import dev.duly.core.sending.GatewayOutcome.Rejected;
import dev.duly.core.sending.GatewayOutcome.Taken;
import dev.duly.core.sending.GatewayOutcome.Unknown;
import dev.duly.twilio.StandIn.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What each answer of the provider settles, each after exactly one post.
class SendOutcomeTest {
    private static final Instant CREATED = Instant.parse("2026-11-22T10:00:01Z");
    private static final Instant ANSWERED = Instant.parse("2026-11-22T10:00:02Z");
    private static final String DATE = "Sun, 22 Nov 2026 10:00:02 GMT";
    private static final String HTML = "<html><body>Blocked by policy</body></html>";

    @Test
    void createdIsTakenWithSidSenderAndDate() throws IOException {
        assertThat(outcome(Answer.json(201, Sent.taken(SID, "\"+15005550006\""))))
                .isEqualTo(
                        new Taken(
                                new ProviderMessageId(SID),
                                Optional.of(new PhoneNumber("+15005550006")),
                                Optional.of(CREATED)));
    }

    @Test
    void aSenderNotYetChosenOrWithoutANumberIsLeftOut() throws IOException {
        for (var from : new String[] {"null", "\"COUNTY\"", "\"72345\""}) {
            assertThat(outcome(Answer.json(201, Sent.taken(SID, from))))
                    .as(from)
                    .isEqualTo(
                            new Taken(
                                    new ProviderMessageId(SID),
                                    Optional.empty(),
                                    Optional.of(CREATED)));
        }
    }

    @Test
    void wordsNewToUsDoNotHideThatItWasTaken() throws IOException {
        var answer =
                Sent.taken(SID, "null")
                        .replace("\"queued\"", "\"pondering\"")
                        .replace("\"outbound-api\"", "\"outbound-magic\"");
        assertThat(outcome(Answer.json(201, answer))).isInstanceOf(Taken.class);
    }

    @Test
    void theAnswersOwnDateStandsInForAMissingOne() throws IOException {
        var undated = Sent.taken(SID, "null").replace("Sun, 22 Nov 2026 10:00:01 +0000", "soon");
        var id = new ProviderMessageId(SID);
        assertThat(answeredOn(DATE, 201, undated))
                .isEqualTo(new Taken(id, Optional.empty(), Optional.of(ANSWERED)));
        assertThat(answeredOn("today", 201, undated))
                .isEqualTo(new Taken(id, Optional.empty(), Optional.empty()));
    }

    @Test
    void aCreatedThatCannotBeReadIsUnknown() throws IOException {
        for (var body :
                new String[] {
                    "",
                    "null",
                    "[]",
                    "{}",
                    "{\"sid\": null}",
                    "{\"sid\": \"SM1\"}",
                    HTML,
                    Sent.taken(SID, "null").substring(0, 40)
                }) {
            assertThat(outcome(Answer.json(201, body)))
                    .as(body)
                    .isEqualTo(new Unknown("the provider answered 201, and not the text it took"));
        }
        assertThat(outcome(Answer.json(204, ""))).isInstanceOf(Unknown.class);
    }

    @Test
    void twiliosOwnErrorsAreRejectedWithCodeAndDate() throws IOException {
        for (var error :
                Map.of(21211, 400, 21610, 400, 20003, 401, 20005, 403, 20404, 404, 20409, 409)
                        .entrySet()) {
            var answer = Sent.error(error.getValue(), error.getKey());
            assertThat(answeredOn(DATE, error.getValue(), answer))
                    .isEqualTo(
                            new Rejected(
                                    new ProviderError(error.getValue(), error.getKey()),
                                    Optional.of(ANSWERED)));
        }
    }

    @Test
    void aRefusalThatIsNotInTwiliosFormProvesNothing() throws IOException {
        for (var status : new int[] {400, 401, 403, 404, 407, 408, 413}) {
            for (var body :
                    new String[] {
                        HTML,
                        "",
                        "{}",
                        "null",
                        "{\"error\": \"forbidden\"}",
                        "{\"code\": 21211}",
                        Sent.error(status + 1, 21211),
                        Sent.error(status, 0)
                    }) {
                assertThat(outcome(Answer.json(status, body)))
                        .as(status + " " + body)
                        .isEqualTo(
                                new Unknown(
                                        "the provider answered "
                                                + status
                                                + ", and not in Twilio's form"));
            }
        }
    }

    @Test
    void tooManyRequestsIsBusyForAsLongAsTheProviderSays() throws IOException {
        var answer = Answer.json(429, Sent.error(429, 20429));
        assertThat(outcome(answer)).isEqualTo(tooMany(1));
        assertThat(outcome(answer.with("Retry-After", "7"))).isEqualTo(tooMany(7));
        assertThat(outcome(answer.with("Retry-After", "0"))).isEqualTo(tooMany(1));
        assertThat(outcome(answer.with("Retry-After", "soon"))).isEqualTo(tooMany(1));
        assertThat(outcome(answer.with("Retry-After", "-5"))).isEqualTo(tooMany(1));
        assertThat(outcome(answer.with("Retry-After", "999999999"))).isEqualTo(tooMany(600));
        assertThat(outcome(Answer.json(429, ""))).isEqualTo(tooMany(1));
    }

    @Test
    void aServersErrorIsUnknownWhateverItSays() throws IOException {
        for (var status : new int[] {500, 502, 503, 504}) {
            assertThat(outcome(Answer.json(status, Sent.error(status, 20500))))
                    .isEqualTo(new Unknown("the provider answered " + status));
            assertThat(outcome(Answer.json(status, HTML).with("Retry-After", "1")))
                    .isEqualTo(new Unknown("the provider answered " + status));
        }
    }

    @Test
    void aRedirectIsNeverFollowed() throws IOException {
        try (var elsewhere = new StandIn(_ -> Answer.json(201, Sent.taken(SID, "null")))) {
            for (var status : new int[] {301, 302, 303, 307, 308}) {
                var answer =
                        Answer.json(status, Sent.taken(SID, "null"))
                                .with("Location", elsewhere.url() + Sent.PATH);
                assertThat(outcome(answer))
                        .isEqualTo(
                                new Unknown(
                                        "the provider answered "
                                                + status
                                                + ", a redirect, which is never followed"));
            }
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    /// What comes of `answer`; and that exactly one post was made for it.
    private static GatewayOutcome outcome(Answer answer) throws IOException {
        try (var twilio = new StandIn(_ -> answer);
                var gateway = through(twilio.url())) {
            var outcome = gateway.send(text("hi"));
            assertThat(twilio.asked()).hasSize(1);
            return outcome;
        }
    }

    private static GatewayOutcome answeredOn(String date, int status, String json)
            throws IOException {
        try (var server = RawServer.thatAnswers(status, date, json);
                var gateway = through(server.url("http"))) {
            return gateway.send(text("hi"));
        }
    }

    private static Busy tooMany(int seconds) {
        return new Busy(Duration.ofSeconds(seconds), "provider: too many requests");
    }
}
