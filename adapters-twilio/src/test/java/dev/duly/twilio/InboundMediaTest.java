package dev.duly.twilio;

import static dev.duly.twilio.Listed.page;
import static dev.duly.twilio.Sent.PATH;
import static dev.duly.twilio.Sent.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.SenderAddress.OwnNumber;
import dev.duly.core.message.Media;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.InboxListing.Complete;
import dev.duly.core.receiving.InboxListing.Unavailable;
import dev.duly.testkit.Samples;
import dev.duly.twilio.StandIn.Answer;
import dev.duly.twilio.StandIn.Asked;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class InboundMediaTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
    private static final OwnNumber OURS = new OwnNumber(Samples.OFFICE);
    private static final ProviderMessageId ID = Samples.providerId(1);
    private static final String TEXT = Listed.inbound(1, SINCE);

    @Test
    void mediaHaveTheAddressThatAPostWouldHaveNamed() throws IOException {
        try (var twilio = new StandIn(asked -> withMedia(asked, "2"));
                var gateway = through(twilio.url())) {
            var folder = twilio.url() + Sent.PATHS.message(ID).replace(".json", "/Media/");
            assertThat(media(gateway.received(OURS, SINCE)))
                    .containsExactly(
                            new Media(folder + "ME%032x".formatted(1), "image/jpeg"),
                            new Media(folder + "ME%032x".formatted(2), "image/png"));
        }
    }

    @Test
    void mediaAreAskedForUnlessTwilioSaysThatThereAreNone() throws IOException {
        assertThat(media(received(asked -> withMedia(asked, "0")))).isEmpty();
        assertThat(media(received(asked -> withMedia(asked, "null")))).hasSize(2);
    }

    /// One text, and its two files on two pages.
    private static Answer withMedia(Asked asked, String count) {
        var path = Sent.PATHS.media(ID);
        if (!asked.path().equals(path)) {
            var written = count.equals("null") ? count : "\"" + count + "\"";
            return Answer.json(
                    200,
                    page(
                            "null",
                            TEXT.replace("\"num_media\": \"0\"", "\"num_media\": " + written)));
        }
        return Answer.json(
                200,
                asked.query().contains("PageToken")
                        ? Listed.media("null", Listed.medium(2, "image/png"))
                        : Listed.media(
                                "\"" + path + "?PageSize=50&PageToken=2\"",
                                Listed.medium(1, "image/jpeg")));
    }

    @Test
    void mediaThatCannotBeReadWholeMakeTheWholeInboxUnavailable() throws IOException {
        var good = Listed.media("null", Listed.medium(1, "image/jpeg"));
        var broken =
                Map.of(
                        good.replace("media_list", "list"), "media_list: must be an array",
                        good.replace("\"ME0", "\"XX0"), "sid: must be ME and 32 hex digits",
                        good.replace("content_type", "type"), "content_type: must be a string",
                        good.replace("next_page_uri", "next"), "next_page_uri: must be there",
                        good.substring(0, 60), "it: must be JSON");
        for (var one : broken.entrySet()) {
            assertThat(received(asked -> answer(asked, Answer.json(200, one.getKey()))))
                    .as(one.getKey())
                    .isEqualTo(new Unavailable("the provider's list: " + one.getValue()));
        }
        var gone = Answer.json(404, Sent.error(404, 20_404));
        assertThat(received(asked -> answer(asked, gone)))
                .isEqualTo(new Unavailable("the provider answered 404"));
    }

    /// A text with a file, and `media` when its files are asked for.
    private static Answer answer(Asked asked, Answer media) {
        return asked.path().equals(PATH) ? withMedia(asked, "1") : media;
    }

    private static List<Media> media(InboxListing listing) {
        assertThat(listing).isInstanceOf(Complete.class);
        return ((Complete) listing).texts().getFirst().media();
    }

    private static InboxListing received(Function<Asked, Answer> twilio) throws IOException {
        try (var server = new StandIn(twilio);
                var gateway = through(server.url())) {
            return gateway.received(OURS, SINCE);
        }
    }
}
