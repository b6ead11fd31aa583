package dev.duly.twilio;

import static dev.duly.twilio.Listed.inbound;
import static dev.duly.twilio.Listed.page;
import static dev.duly.twilio.Sent.PATH;
import static dev.duly.twilio.Sent.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.SenderAddress.OwnNumber;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.InboxListing.Complete;
import dev.duly.core.receiving.InboxListing.Unavailable;
import dev.duly.testkit.Samples;
import dev.duly.twilio.StandIn.Answer;
import dev.duly.twilio.StandIn.Asked;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class InboundListingTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
    private static final OwnNumber OURS = new OwnNumber(Samples.OFFICE);
    private static final String SERVICE = "MG" + "7".repeat(32);
    private static final String GOOD = inbound(1, SINCE);

    @Test
    void aTextIsReadAsTwilioListsItAndSaysThatItWasFetched() throws IOException {
        var clock = new MovableClock(Samples.MORNING);
        var json =
                GOOD.replace(
                        "\"messaging_service_sid\": null",
                        "\"messaging_service_sid\": \"" + SERVICE + "\"");
        try (var twilio = new StandIn(_ -> Answer.json(200, page("null", json)));
                var gateway = through(twilio.url(), clock)) {
            assertThat(gateway.received(OURS, SINCE)).isEqualTo(new Complete(List.of(expected())));
            assertThat(((Complete) gateway.received(OURS, SINCE)).texts().getFirst().raw())
                    .containsExactlyEntriesOf(expected().raw());
            var asked = twilio.asked().getFirst();
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.path()).isEqualTo(PATH);
            assertThat(asked.query()).isEqualTo("To=%2B15005550006&PageSize=100");
        }
    }

    private static InboundText expected() {
        var raw = new LinkedHashMap<String, String>();
        raw.put("sid", id(1).value());
        raw.put("account_sid", Sent.ACCOUNT);
        raw.put("body", "words of 1");
        raw.put("date_created", "Sun, 22 Nov 2026 10:00:00 +0000");
        raw.put("date_sent", "Sun, 22 Nov 2026 10:00:01 +0000");
        raw.put("date_updated", "Sun, 22 Nov 2026 10:00:01 +0000");
        raw.put("direction", "inbound");
        raw.put("from", Samples.ANN.e164());
        raw.put("messaging_service_sid", SERVICE);
        raw.put("num_media", "0");
        raw.put("num_segments", "1");
        raw.put("status", "received");
        raw.put("subresource_uris", "{\"media\":\"/m.json\"}");
        raw.put("to", Samples.OFFICE.e164());
        raw.put("source", "fetched");
        return new InboundText(
                new GatewayAccount("sandbox", Sent.ACCOUNT),
                id(1),
                Samples.ANN,
                Samples.OFFICE,
                Optional.of(SERVICE),
                "words of 1",
                List.of(),
                Optional.empty(),
                InboundText.Arrival.FETCHED,
                Samples.MORNING,
                Optional.of(SINCE.plusSeconds(1)),
                raw);
    }

    @Test
    void aTextThatWasNeverPostedCountsFromWhenItCameIn() throws IOException {
        var json = GOOD.replaceFirst("\"date_sent\": \"[^\"]*\"", "\"date_sent\": null");
        assertThat(texts(_ -> Answer.json(200, page("null", json))))
                .extracting(InboundText::countsFrom)
                .containsExactly(SINCE);
    }

    @Test
    void aBodyThatIsNullIsEmpty() throws IOException {
        var json = GOOD.replaceFirst("\"body\": \"[^\"]*\"", "\"body\": null");
        assertThat(texts(_ -> Answer.json(200, page("null", json))))
                .extracting(InboundText::body)
                .containsExactly("");
    }

    @Test
    void ofTextsInOneSecondTheOneThatTwilioListsLastCameFirst() throws IOException {
        assertThat(
                        texts(_ ->
                                Answer.json(
                                        200,
                                        page(
                                                "null",
                                                inbound(3, SINCE),
                                                inbound(1, SINCE),
                                                inbound(2, SINCE)))))
                .extracting(InboundText::providerId)
                .containsExactly(id(2), id(1), id(3));
    }

    @Test
    void whatIsListedBesideTextsFromPeopleIsLeftOut() throws IOException {
        var sent = inbound(2, SINCE).replace("\"inbound\"", "\"outbound-api\"");
        var answered = inbound(3, SINCE).replace("\"inbound\"", "\"outbound-reply\"");
        assertThat(texts(_ -> Answer.json(200, page("null", sent, GOOD, answered))))
                .extracting(InboundText::providerId)
                .containsExactly(id(1));
    }

    @Test
    void aTextFromNoNumberIsLeftOutAndALogLineNamesIt() throws IOException {
        for (var sender : new String[] {"\"72975\"", "\"COUNTY\"", "\"\"", "null"}) {
            var other = inbound(2, SINCE).replace("\"" + Samples.ANN.e164() + "\"", sender);
            try (var log = new LogLines(InboundListing.class)) {
                assertThat(texts(_ -> Answer.json(200, page("null", other, GOOD))))
                        .as(sender)
                        .extracting(InboundText::providerId)
                        .containsExactly(id(1));
                assertThat(log.lines())
                        .containsExactly(
                                "event=inbox.skipped message="
                                        + id(2)
                                        + " why=\"from is no E.164 number\"");
            }
        }
    }

    @Test
    void olderTextsAreLeftOutButForAMargin() throws IOException {
        assertThat(
                        texts(_ ->
                                Answer.json(
                                        200,
                                        page(
                                                "null",
                                                inbound(1, SINCE),
                                                inbound(2, SINCE.minusSeconds(6)),
                                                inbound(3, SINCE.minusSeconds(7))))))
                .extracting(InboundText::providerId)
                .containsExactly(id(2), id(1));
    }

    @Test
    void pagesAreReadUntilOneHasOnlyOlderTexts() throws IOException {
        var old = SINCE.minus(Duration.ofHours(1));
        Function<Asked, Answer> twilio =
                asked ->
                        switch (asked.query().replaceAll(".*PageToken=", "")) {
                            case "2" -> Answer.json(200, page(next(3)));
                            case "3" ->
                                    Answer.json(
                                            200, page(next(4), inbound(3, old), inbound(1, SINCE)));
                            case "4" -> Answer.json(200, page(next(5), inbound(4, old)));
                            case "5" -> Answer.json(500, "");
                            default -> Answer.json(200, page(next(2), inbound(2, SINCE), GOOD));
                        };
        try (var server = new StandIn(twilio);
                var gateway = through(server.url())) {
            assertThat(((Complete) gateway.received(OURS, SINCE)).texts())
                    .extracting(InboundText::providerId)
                    .containsExactly(id(1), id(2));
            assertThat(server.asked()).hasSize(4);
        }
    }

    @Test
    void whatCannotBeReadWholeIsUnavailableAndNeverEmpty() throws IOException {
        for (var body :
                new String[] {
                    "",
                    "null",
                    "[]",
                    "{}",
                    "<html></html>",
                    "{\"messages\": null, \"next_page_uri\": null}",
                    "{\"messages\": []}",
                    page("null", GOOD).substring(0, 300),
                    page("null", "null"),
                    page("null", GOOD.replace("\"inbound\"", "\"sideways\"")),
                    page("null", GOOD.replace("\"direction\"", "\"way\"")),
                    page("null", GOOD.replace("\"body\"", "\"words\"")),
                    page("null", GOOD.replaceFirst("\"body\": \"[^\"]*\"", "\"body\": 7")),
                    page("null", GOOD.replace("\"from\"", "\"sender\"")),
                    page("null", GOOD.replace("\"SM0", "\"XX0")),
                    page("null", GOOD.replace("\"num_media\": \"0\"", "\"num_media\": 0")),
                    page("null", GOOD.replace("\"num_media\": \"0\"", "\"num_media\": \"no\"")),
                    page("null", GOOD.replace("\"num_media\"", "\"media\"")),
                    page("null", GOOD.replace("\"date_created\"", "\"date_made\"")),
                    page(
                            "null",
                            GOOD.replaceFirst("\"date_sent\": \"[^\"]*\"", "\"date_sent\": 7")),
                    page("null", GOOD.replace("service_sid\": null", "service_sid\": {}")),
                    page("null", GOOD.replace("\"+15005550006\"", "\"+15005550016\"")),
                    page("null", GOOD.replace("\"+15005550006\"", "\"72975\"")),
                    page("7", GOOD),
                    page("\"/2010-04-01/Accounts.json?Page=1\"", GOOD)
                }) {
            assertThat(received(_ -> Answer.json(200, body)))
                    .as(body)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            unavailable ->
                                    assertThat(unavailable.why())
                                            .startsWith("the provider's list: "));
        }
    }

    @Test
    void aPageThatIsMissingMakesTheWholeInboxUnavailable() throws IOException {
        assertThat(
                        received(asked ->
                                asked.query().contains("PageToken")
                                        ? Answer.json(503, Sent.error(503, 20_503))
                                        : Answer.json(200, page(next(2), GOOD))))
                .isEqualTo(new Unavailable("the provider answered 503"));
    }

    @Test
    void anInboxWithoutEndIsGivenUp() throws IOException {
        assertThat(received(_ -> Answer.json(200, page(next(2), GOOD))))
                .isEqualTo(new Unavailable("there are more than 200 pages of texts"));
    }

    private static List<InboundText> texts(Function<Asked, Answer> twilio) throws IOException {
        var listing = received(twilio);
        assertThat(listing).isInstanceOf(Complete.class);
        return ((Complete) listing).texts();
    }

    private static InboxListing received(Function<Asked, Answer> twilio) throws IOException {
        try (var server = new StandIn(twilio);
                var gateway = through(server.url())) {
            return gateway.received(OURS, SINCE);
        }
    }

    private static String next(int page) {
        return "\"" + PATH + "?To=%2B15005550006&PageSize=100&PageToken=" + page + "\"";
    }

    private static ProviderMessageId id(int number) {
        return Samples.providerId(number);
    }
}
