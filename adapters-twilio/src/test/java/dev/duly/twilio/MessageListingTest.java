package dev.duly.twilio;

import static dev.duly.twilio.Listed.message;
import static dev.duly.twilio.Listed.page;
import static dev.duly.twilio.Sent.PATH;
import static dev.duly.twilio.Sent.TO;
import static dev.duly.twilio.Sent.through;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.Listing.Complete;
import dev.duly.core.sending.Listing.Unavailable;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.twilio.StandIn.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MessageListingTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration OLD = Duration.ofHours(-1);

    @Test
    void itAsksByNumberAloneAndReadsWhatStandsThere() throws IOException {
        var json =
                message(1, SINCE.plusSeconds(9))
                        .replace("\"from\": null", "\"from\": \"+15005550006\"")
                        .replace("\"error_code\": null", "\"error_code\": 30003")
                        .replace("\"accepted\"", "\"undelivered\"");
        try (var twilio = new StandIn(_ -> Answer.json(200, page("null", json)));
                var gateway = through(twilio.url())) {
            assertThat(gateway.list(TO, SINCE))
                    .isEqualTo(
                            new Complete(
                                    List.of(
                                            new ProviderMessage(
                                                    id(1),
                                                    Optional.of(new PhoneNumber("+15005550006")),
                                                    "words of 1",
                                                    ProviderStatus.UNDELIVERED,
                                                    Optional.of(30003),
                                                    SINCE.plusSeconds(9),
                                                    Optional.of(SINCE.plusSeconds(39))))));
            var asked = twilio.asked().getFirst();
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.path()).isEqualTo(PATH);
            assertThat(asked.query()).isEqualTo("To=%2B17025550142&PageSize=100");
            assertThat(asked.header("Authorization")).startsWith("Basic ");
            assertThat(twilio.asked()).hasSize(1);
        }
    }

    @Test
    void aTextWithoutSenderOrSendingDateIsListedToo() throws IOException {
        assertThat(listed(page("null", message(1, SINCE))))
                .extracting(ProviderMessage::from, ProviderMessage::status)
                .containsExactly(tuple(Optional.empty(), ProviderStatus.ACCEPTED));
    }

    @Test
    void aTextThatNeverChangedIsListedToo() throws IOException {
        var json =
                message(1, SINCE)
                        .replaceFirst("\"date_updated\": \"[^\"]*\"", "\"date_updated\": null");
        assertThat(listed(page("null", json)))
                .extracting(ProviderMessage::changedAt)
                .containsExactly(Optional.empty());
    }

    @Test
    void aStatusThatWeDoNotKnowIsNoReasonToDespair() throws IOException {
        var json = message(1, SINCE).replace("\"accepted\"", "\"teleported\"");
        assertThat(listed(page("null", json)))
                .extracting(ProviderMessage::status)
                .containsExactly(ProviderStatus.UNKNOWN);
    }

    @Test
    void onlyTextsThatAnApplicationCreatedAreListed() throws IOException {
        var reply = message(2, SINCE).replace("outbound-api", "outbound-reply");
        var inbound = message(3, SINCE).replace("outbound-api", "inbound");
        assertThat(listed(page("null", message(1, SINCE), reply, inbound)))
                .extracting(ProviderMessage::id)
                .containsExactly(id(1));
    }

    @Test
    void newestComeFirstAndOlderOnesAreLeftOutButForAMargin() throws IOException {
        assertThat(
                        listed(
                                page(
                                        "null",
                                        message(1, SINCE.minusSeconds(5)),
                                        message(2, SINCE.plusSeconds(60)),
                                        message(3, SINCE.minusSeconds(6)),
                                        message(4, SINCE.plusSeconds(30)))))
                .extracting(ProviderMessage::id)
                .containsExactly(id(2), id(4), id(1));
    }

    @Test
    void pagesAreReadUntilOneHasOnlyOlderTexts() throws IOException {
        Function<StandIn.Asked, Answer> twilio =
                asked ->
                        switch (asked.query().replaceAll(".*PageToken=", "")) {
                            case "2" ->
                                    Answer.json(
                                            200,
                                            page(
                                                    next(3),
                                                    message(3, SINCE.plus(OLD)),
                                                    message(4, SINCE)));
                            case "3" ->
                                    Answer.json(200, page(next(4), message(5, SINCE.plus(OLD))));
                            case "4" -> Answer.json(500, "");
                            default ->
                                    Answer.json(
                                            200,
                                            page(next(2), message(1, SINCE), message(2, SINCE)));
                        };
        try (var server = new StandIn(twilio);
                var gateway = through(server.url())) {
            assertThat(((Complete) gateway.list(TO, SINCE)).messages())
                    .extracting(ProviderMessage::id)
                    .containsExactlyInAnyOrder(id(1), id(2), id(4));
            assertThat(server.asked())
                    .extracting(StandIn.Asked::path)
                    .containsOnly(PATH)
                    .hasSize(3);
        }
    }

    @Test
    void aTextThatStandsOnTwoPagesIsListedOnce() throws IOException {
        Function<StandIn.Asked, Answer> twilio =
                asked ->
                        Answer.json(
                                200,
                                page(
                                        asked.query().contains("PageToken") ? "null" : next(2),
                                        message(1, SINCE)));
        assertThat(((Complete) list(twilio)).messages()).hasSize(1);
    }

    @Test
    void anEmptyListIsComplete() throws IOException {
        assertThat(list(_ -> Answer.json(200, page("null")))).isEqualTo(new Complete(List.of()));
    }

    @Test
    void listsWithoutEndAreGivenUp() throws IOException {
        assertThat(list(_ -> Answer.json(200, page(next(2), message(1, SINCE)))))
                .isEqualTo(new Unavailable("there are more than 50 pages of texts"));
    }

    @Test
    void oneBrokenPageMakesTheWholeListUnavailable() throws IOException {
        Function<StandIn.Asked, Answer> twilio =
                asked ->
                        asked.query().contains("PageToken")
                                ? Answer.json(503, Sent.error(503, 20503))
                                : Answer.json(200, page(next(2), message(1, SINCE)));
        assertThat(list(twilio)).isEqualTo(new Unavailable("the provider answered 503"));
    }

    @Test
    void anyAnswerButAListIsUnavailable() throws IOException {
        for (var status : new int[] {201, 204, 302, 400, 401, 404, 429, 500}) {
            var body = status == 204 ? "" : page("null");
            assertThat(list(_ -> Answer.json(status, body)))
                    .as("" + status)
                    .isEqualTo(new Unavailable("the provider answered " + status));
        }
    }

    @Test
    void whatCannotBeReadWholeIsUnavailableAndNeverEmpty() throws IOException {
        var good = message(1, SINCE);
        for (var body :
                new String[] {
                    "",
                    "null",
                    "[]",
                    "{}",
                    "<html></html>",
                    "{\"messages\": null, \"next_page_uri\": null}",
                    "{\"messages\": {}, \"next_page_uri\": null}",
                    "{\"messages\": []}",
                    page("null", good).substring(0, 200),
                    page("null", "null"),
                    page("null", good.replace("outbound-api", "sideways")),
                    page("null", good.replace("\"direction\"", "\"way\"")),
                    page("null", good.replace("\"body\"", "\"words\"")),
                    page("null", good.replace("\"SM0", "\"XX0")),
                    page("null", good.replace("\"status\"", "\"state\"")),
                    page("null", good.replace("\"error_code\": null", "\"error_code\": \"x\"")),
                    page("null", good.replace("Nov", "Nvo")),
                    page("null", good.replace("\"date_created\"", "\"date_made\"")),
                    page(
                            "null",
                            good.replaceFirst(
                                    "\"date_updated\": \"[^\"]*\"", "\"date_updated\": 7")),
                    page(
                            "null",
                            good.replaceFirst(
                                    "\"date_updated\": \"[^\"]*\"", "\"date_updated\": \"x\"")),
                    page("7", good)
                }) {
            assertThat(list(_ -> Answer.json(200, body)))
                    .as(body)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            unavailable ->
                                    assertThat(unavailable.why())
                                            .startsWith("the provider's list: "));
        }
    }

    @Test
    void aNextPageElsewhereIsNeverAsked() throws IOException {
        try (var elsewhere = new StandIn(_ -> Answer.json(200, page("null")))) {
            for (var next :
                    new String[] {
                        elsewhere.url() + PATH + "?Page=1",
                        "//" + elsewhere.url().getAuthority() + PATH + "?Page=1",
                        "/2010-04-01/Accounts.json?Page=1",
                        PATH + "?Page=1\\r\\nHost: elsewhere",
                        PATH + "?Page={1}",
                        PATH + "?Page=%zz",
                        PATH + "?Page=1#2",
                        "@" + elsewhere.url().getAuthority() + PATH
                    }) {
                assertThat(list(_ -> Answer.json(200, page("\"" + next + "\"", message(1, SINCE)))))
                        .as(next)
                        .isEqualTo(
                                new Unavailable(
                                        "the provider's list: next_page_uri: must be a further page"
                                                + " of the same list"));
            }
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void aProviderThatCannotBeReachedIsUnavailable() throws Exception {
        try (var server = RawServer.thatResets();
                var gateway = through(server.url("http"))) {
            assertThat(gateway.list(TO, SINCE)).isInstanceOf(Unavailable.class);
        }
        try (var server = RawServer.thatSaysOnly("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{");
                var gateway = through(server.url("http"), Duration.ofSeconds(1))) {
            assertThat(gateway.list(TO, SINCE))
                    .isEqualTo(new Unavailable("no whole answer came within 1.0 s"));
        }
    }

    private static List<ProviderMessage> listed(String json) throws IOException {
        var listing = list(_ -> Answer.json(200, json));
        assertThat(listing).isInstanceOf(Complete.class);
        return ((Complete) listing).messages();
    }

    private static Listing list(Function<StandIn.Asked, Answer> twilio) throws IOException {
        try (var server = new StandIn(twilio);
                var gateway = through(server.url())) {
            return gateway.list(TO, SINCE);
        }
    }

    private static String next(int page) {
        return "\"" + PATH + "?To=%2B17025550142&PageSize=100&PageToken=" + page + "\"";
    }

    private static ProviderMessageId id(int number) {
        return new ProviderMessageId("SM%032x".formatted(number));
    }
}
