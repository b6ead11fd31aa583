package dev.duly.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.department.SenderAddress.MessagingService;
import dev.duly.core.department.SenderAddress.OwnNumber;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.Media;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.InboxListing.Complete;
import dev.duly.core.sending.Fetched;
import dev.duly.core.sending.GatewayOutcome.Taken;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.core.sending.ProviderTime;
import dev.duly.sandbox.Sandbox;
import dev.duly.sandbox.SandboxSettings;
import dev.duly.testkit.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the real gateway asks, answered by the sandbox: it shares no code with us, so that a
/// mistake of ours is not made twice.
class SandboxTest {
    private static final OwnNumber OFFICE = new OwnNumber(Samples.OFFICE);
    private static final OwnNumber OTHER_OFFICE = new OwnNumber(Samples.OTHER_OFFICE);
    private static final MessagingService SERVICE = new MessagingService("MG" + "0".repeat(32));
    private static final Instant START = Samples.MORNING.truncatedTo(ChronoUnit.SECONDS);

    @TempDir private Path folder;

    private final MovableClock clock = new MovableClock(Samples.MORNING);
    private final HttpClient handsets = HttpClient.newHttpClient();
    private Sandbox sandbox;
    private URI url;
    private TwilioGateway gateway;

    @BeforeEach
    void open() throws IOException {
        var nobody = nobody();
        var settings =
                SandboxSettings.defaults(nobody.resolve("/inbound"), folder.resolve("sandbox.db"))
                        .withPort(0);
        sandbox = Sandbox.start(settings, clock, new Random(7));
        url = URI.create("http://127.0.0.1:" + sandbox.port());
        gateway =
                new TwilioGateway(
                        TwilioSettings.sandbox(
                                settings.accountSid(),
                                new Secret(settings.authToken()),
                                url,
                                nobody),
                        clock);
    }

    @AfterEach
    void close() {
        gateway.close();
        sandbox.close();
        handsets.close();
    }

    @Test
    void aTextIsFetchedByItsIdAsItGoesOnItsWay() {
        var id = sent();
        var taken = found(id);
        assertThat(taken.body()).isEqualTo("hello");
        assertThat(taken.createdAt()).isEqualTo(START);
        assertThat(taken.errorCode()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        var delivered = found(id);
        assertThat(delivered.status()).isEqualTo(ProviderStatus.DELIVERED);
        assertThat(delivered.from()).contains(Samples.OFFICE);
        assertThat(delivered.changedAt()).isPresent();
    }

    @Test
    void aTextThatTheSandboxNeverTookIsMissing() {
        assertThat(gateway.fetch(Samples.providerId(1))).isEqualTo(new Fetched.Missing());
    }

    @Test
    void theTimeIsTheSandboxs() {
        clock.advance(Duration.ofDays(3));
        assertThat(gateway.time()).isEqualTo(new ProviderTime.Said(START.plus(Duration.ofDays(3))));
    }

    @Test
    void textsThatCouldNotBePostedAreFetchedOldestFirst() throws Exception {
        texts(OFFICE, "too old");
        clock.advance(Duration.ofHours(1));
        var since = clock.instant();
        texts(OFFICE, "first");
        clock.advance(Duration.ofSeconds(2));
        texts(OTHER_OFFICE, "second");
        clock.advance(Duration.ofSeconds(2));
        texts(OFFICE, "third");
        sent();

        assertThat(bodies(OFFICE, since)).containsExactly("first", "third");
        assertThat(bodies(OTHER_OFFICE, since)).containsExactly("second");
        assertThat(bodies(SERVICE, since)).containsExactly("first", "second", "third");
        assertThat(bodies(SERVICE, Instant.EPOCH))
                .containsExactly("too old", "first", "second", "third");
    }

    @Test
    void whatAFetchedTextSaysIsWhatTheHandsetWrote() throws Exception {
        texts(OFFICE, "Señora – 法院 👩🏽‍⚖️ stop ");
        assertThat(received(OFFICE, START))
                .singleElement()
                .satisfies(text -> {
                    assertThat(text.from()).isEqualTo(Samples.ANN);
                    assertThat(text.to()).isEqualTo(Samples.OFFICE);
                    assertThat(text.body()).isEqualTo("Señora – 法院 👩🏽‍⚖️ stop ");
                    assertThat(text.account()).isEqualTo(gateway.account());
                    assertThat(text.arrival()).isEqualTo(InboundText.Arrival.FETCHED);
                    assertThat(text.receivedAt()).isEqualTo(Samples.MORNING);
                    assertThat(text.providerAt()).isEqualTo(Optional.of(START));
                    assertThat(text.raw())
                            .containsEntry("sid", text.providerId().value())
                            .containsEntry("direction", "inbound")
                            .containsEntry("source", "fetched");
                });
    }

    @Test
    void aPictureIsFetchedWithAnAddressThatLeadsToIt() throws Exception {
        var media = "[{\"contentType\": \"image/png\", \"base64\": \"AQID\"}]";
        handset("{\"from\": \"+17025550142\", \"to\": \"+15005550006\", \"media\": " + media + "}");

        var text = received(OFFICE, START).getFirst();
        assertThat(text.body()).isEmpty();
        assertThat(text.media()).extracting(Media::contentType).containsExactly("image/png");
        var picture = URI.create(text.media().getFirst().url());
        assertThat(picture.getAuthority()).isEqualTo(url.getAuthority());
        assertThat(picture.getPath())
                .matches(
                        "/2010-04-01/Accounts/AC0{32}/Messages/MM[0-9a-f]{32}/Media/ME[0-9a-f]{32}");
    }

    @Test
    void moreTextsThanAPageHoldsAreAllFetched() throws Exception {
        for (var i = 0; i < 130; i++) {
            texts(OFFICE, "text " + i);
        }
        assertThat(bodies(OFFICE, START))
                .hasSize(130)
                .startsWith("text 0", "text 1")
                .endsWith("text 128", "text 129");
    }

    private ProviderMessageId sent() {
        var outcome = gateway.send(Sent.text("hello"));
        assertThat(outcome).isInstanceOf(Taken.class);
        return ((Taken) outcome).id();
    }

    private ProviderMessage found(ProviderMessageId id) {
        var fetched = gateway.fetch(id);
        assertThat(fetched).isInstanceOf(Fetched.Found.class);
        return ((Fetched.Found) fetched).message();
    }

    private List<String> bodies(SenderAddress ours, Instant since) {
        return received(ours, since).stream().map(InboundText::body).toList();
    }

    private List<InboundText> received(SenderAddress ours, Instant since) {
        var listing = gateway.received(ours, since);
        assertThat(listing).isInstanceOf(Complete.class);
        return ((Complete) listing).texts();
    }

    /// Ann's handset texts us, and nobody is there to be told.
    private void texts(OwnNumber to, String body) throws Exception {
        handset(
                """
                {"from": "+17025550142", "to": "%s", "body": %s}
                """
                        .formatted(to.value(), Listed.quoted(body)));
    }

    private void handset(String json) throws Exception {
        var request =
                HttpRequest.newBuilder(url.resolve("/sandbox/inbound"))
                        .POST(BodyPublishers.ofString(json))
                        .build();
        assertThat(handsets.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }

    /// An address where nobody listens.
    private static URI nobody() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
    }
}
