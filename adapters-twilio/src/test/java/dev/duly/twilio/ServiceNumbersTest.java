package dev.duly.twilio;

import static dev.duly.twilio.Listed.numbers;
import static dev.duly.twilio.Sent.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.SenderAddress.MessagingService;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.InboxListing.Complete;
import dev.duly.core.receiving.InboxListing.Unavailable;
import dev.duly.testkit.Samples;
import dev.duly.twilio.StandIn.Answer;
import dev.duly.twilio.StandIn.Asked;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ServiceNumbersTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
    private static final MessagingService SERVICE = new MessagingService("MG" + "5".repeat(32));
    private static final String NUMBERS = "/v1/Services/" + SERVICE.sid() + "/PhoneNumbers";
    private static final String GOOD = numbers("null", Samples.OFFICE);

    @Test
    void theNumbersAreReadPageByPageOnTheHostOfTheSettings() throws IOException {
        // As Twilio writes it: with its own host, which is not the one we were told to ask.
        var next = "\"https://messaging.twilio.com" + NUMBERS + "?PageSize=100&PageToken=2\"";
        try (var twilio =
                        new StandIn(asked -> {
                            if (!asked.path().equals(NUMBERS)) {
                                return Answer.json(200, Listed.page("null"));
                            }
                            return Answer.json(
                                    200,
                                    asked.query().contains("PageToken")
                                            ? numbers("null", Samples.OTHER_OFFICE)
                                            : numbers(next, Samples.OFFICE));
                        });
                var gateway = through(twilio.url())) {
            assertThat(gateway.received(SERVICE, SINCE)).isEqualTo(new Complete(List.of()));
            assertThat(twilio.asked())
                    .extracting(asked -> asked.path() + "?" + asked.query())
                    .containsExactly(
                            NUMBERS + "?PageSize=100",
                            NUMBERS + "?PageSize=100&PageToken=2",
                            Sent.PATH + "?To=%2B15005550006&PageSize=100",
                            Sent.PATH + "?To=%2B15005550016&PageSize=100");
            assertThat(twilio.asked())
                    .extracting(asked -> asked.header("Authorization"))
                    .allMatch(header -> header.startsWith("Basic "));
        }
    }

    @Test
    void theNumbersAreAskedForOnTheMessagingHost() throws IOException {
        try (var api =
                        new StandIn(_ ->
                                Answer.json(200, Listed.page("null", Listed.inbound(1, SINCE))));
                var messaging = new StandIn(_ -> Answer.json(200, GOOD));
                var gateway = onTwoHosts(api.url(), messaging.url())) {
            assertThat(((Complete) gateway.received(SERVICE, SINCE)).texts())
                    .extracting(InboundText::providerId)
                    .containsExactly(Samples.providerId(1));
            assertThat(messaging.asked()).extracting(Asked::path).containsExactly(NUMBERS);
            assertThat(api.asked()).extracting(Asked::path).containsExactly(Sent.PATH);
        }
    }

    @Test
    void theNumbersAreKeptForTenMinutesAndNotLonger() throws IOException {
        var clock = new MovableClock(Samples.MORNING);
        try (var twilio = new StandIn(ServiceNumbersTest::good);
                var gateway = through(twilio.url(), clock)) {
            gateway.received(SERVICE, SINCE);
            clock.advance(Duration.ofMinutes(10).minusMillis(1));
            gateway.received(SERVICE, SINCE);
            assertThat(questions(twilio)).isEqualTo(1);

            clock.advance(Duration.ofMillis(1));
            gateway.received(SERVICE, SINCE);
            assertThat(questions(twilio)).isEqualTo(2);

            clock.advance(Duration.ofDays(-1));
            gateway.received(SERVICE, SINCE);
            assertThat(questions(twilio)).isEqualTo(3);
        }
    }

    @Test
    void afterTroubleTheyAreAskedForAgain() throws IOException {
        var answers = new ArrayDeque<>(List.of(Answer.json(503, ""), Answer.json(200, "{")));
        try (var twilio =
                        new StandIn(asked ->
                                asked.path().equals(NUMBERS) && !answers.isEmpty()
                                        ? answers.remove()
                                        : good(asked));
                var gateway = through(twilio.url())) {
            assertThat(gateway.received(SERVICE, SINCE))
                    .isEqualTo(new Unavailable("the provider answered 503"));
            assertThat(gateway.received(SERVICE, SINCE)).isInstanceOf(Unavailable.class);
            assertThat(gateway.received(SERVICE, SINCE)).isEqualTo(new Complete(List.of()));
        }
    }

    @Test
    void numbersThatCannotBeReadWholeMakeTheInboxUnavailable() throws IOException {
        for (var body :
                new String[] {
                    "",
                    "{}",
                    "[]",
                    "<html></html>",
                    GOOD.substring(0, 60),
                    GOOD.replace("phone_numbers\": [", "numbers\": ["),
                    GOOD.replace("\"phone_number\"", "\"number\""),
                    GOOD.replace("+15005550006", "72975"),
                    GOOD.replace("\"meta\"", "\"about\""),
                    GOOD.replace("\"next_page_url\"", "\"next\""),
                    numbers("7", Samples.OFFICE),
                    numbers("\"https://messaging.twilio.com/v1/Services?Page=1\"", Samples.OFFICE),
                    numbers("\"https://messaging.twilio.com" + NUMBERS + "\"", Samples.OFFICE),
                    numbers("\"mailto:ann@county.example?Page=1\"", Samples.OFFICE),
                    numbers("\"::\"", Samples.OFFICE)
                }) {
            assertThat(
                            received(asked ->
                                    asked.path().equals(NUMBERS)
                                            ? Answer.json(200, body)
                                            : good(asked)))
                    .as(body)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            unavailable ->
                                    assertThat(unavailable.why())
                                            .startsWith("the provider's list: "));
        }
    }

    @Test
    void numbersWithoutEndAreGivenUp() throws IOException {
        var again = numbers("\"http://here" + NUMBERS + "?Page=1\"", Samples.OFFICE);
        assertThat(received(_ -> Answer.json(200, again)))
                .isEqualTo(new Unavailable("there are more than 50 pages of a service's numbers"));
    }

    private static long questions(StandIn twilio) {
        return twilio.asked().stream().filter(asked -> asked.path().equals(NUMBERS)).count();
    }

    private static Answer good(Asked asked) {
        return Answer.json(200, asked.path().equals(NUMBERS) ? GOOD : Listed.page("null"));
    }

    private static TwilioGateway onTwoHosts(URI api, URI messaging) {
        return new TwilioGateway(
                new TwilioSettings(
                        "sandbox",
                        Sent.ACCOUNT,
                        new TwilioSettings.Credentials.AuthToken(Sent.TOKEN),
                        List.of(Sent.TOKEN),
                        api,
                        messaging,
                        URI.create("https://sms.county.example"),
                        TwilioSettings.CONNECT,
                        TwilioSettings.ANSWER),
                new MovableClock(Samples.MORNING));
    }

    private static InboxListing received(Function<Asked, Answer> twilio) throws IOException {
        try (var server = new StandIn(twilio);
                var gateway = through(server.url())) {
            return gateway.received(SERVICE, SINCE);
        }
    }
}
