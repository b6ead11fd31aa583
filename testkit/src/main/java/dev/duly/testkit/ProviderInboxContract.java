package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.department.SenderAddress.MessagingService;
import dev.duly.core.department.SenderAddress.OwnNumber;
import dev.duly.core.message.Media;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.InboxListing.Complete;
import dev.duly.core.receiving.InboxListing.Unavailable;
import dev.duly.core.receiving.ProviderInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [ProviderInbox] promises, whatever the provider and the network do.
public abstract class ProviderInboxContract {
    /// A provider that holds what a test says, and an inbox that reads there.
    public interface Provider extends AutoCloseable {
        ProviderInbox inbox();

        GatewayAccount account();

        /// The office's number and its other number belong to this service, and no further one.
        void pools(MessagingService service);

        /// What it holds, and lists in this order: each to its number, in its account, with its id,
        /// sender, body, media and the provider's time.
        void has(List<InboundText> texts);

        /// Splits what came to any number over two pages, and stumbles over each second one.
        void cannotTurnThePage();

        /// Stumbles over what came to `ours`, and over nothing else.
        void stumblesOver(PhoneNumber ours);

        /// Answers every question in a way that nobody can read.
        void babbles();

        /// Nobody is there any more to ask.
        void leaves();

        @Override
        void close();
    }

    /// Twilio's times have whole seconds.
    private static final Instant SINCE = Instant.parse("2026-11-23T17:00:00Z");

    private static final SenderAddress NUMBER = new OwnNumber(Samples.OFFICE);
    private static final MessagingService SERVICE = new MessagingService("MG" + "0".repeat(32));

    private Provider provider;
    private ProviderInbox inbox;

    /// A provider that holds no text, of which each call gives another.
    protected abstract Provider openProvider();

    @BeforeEach
    void open() {
        provider = openProvider();
        provider.pools(SERVICE);
        inbox = provider.inbox();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void anInboxIsCompleteAndEmptyWhenNothingCame() {
        assertThat(inbox.received(NUMBER, SINCE)).isEqualTo(new Complete(List.of()));
        assertThat(inbox.received(SERVICE, SINCE)).isEqualTo(new Complete(List.of()));
    }

    @Test
    void aTextComesAsTheProviderHasIt() {
        provider.has(
                List.of(text(1, SINCE, Samples.OFFICE, "Señora – 法院 👩🏽‍⚖️ \"quoted\" \\ stop ")));

        assertThat(complete(NUMBER))
                .singleElement()
                .satisfies(text -> {
                    assertThat(text.account()).isEqualTo(provider.account());
                    assertThat(text.providerId()).isEqualTo(Samples.providerId(1));
                    assertThat(text.from()).isEqualTo(Samples.ANN);
                    assertThat(text.to()).isEqualTo(Samples.OFFICE);
                    assertThat(text.body()).isEqualTo("Señora – 法院 👩🏽‍⚖️ \"quoted\" \\ stop ");
                    assertThat(text.media()).isEmpty();
                    assertThat(text.optOutType()).isEmpty();
                    assertThat(text.raw()).isNotEmpty();
                });
    }

    @Test
    void aTextIsFetchedAndCountsFromTheProvidersTime() {
        provider.has(List.of(text(1, SINCE.plusSeconds(5), Samples.OFFICE, "STOP")));

        assertThat(complete(NUMBER))
                .singleElement()
                .satisfies(text -> {
                    assertThat(text.arrival()).isEqualTo(InboundText.Arrival.FETCHED);
                    assertThat(text.providerAt()).contains(SINCE.plusSeconds(5));
                    assertThat(text.countsFrom()).isEqualTo(SINCE.plusSeconds(5));
                });
    }

    @Test
    void aPictureWithoutWordsComesWithItsMediaInOrder() {
        var media =
                List.of(
                        new Media("https://api.example/media/ME1", "image/jpeg"),
                        new Media("https://api.example/media/ME2", "image/png"));
        provider.has(List.of(text(1, SINCE, Samples.OFFICE, "", media)));

        assertThat(complete(NUMBER))
                .singleElement()
                .satisfies(text -> {
                    assertThat(text.body()).isEmpty();
                    assertThat(text.media())
                            .extracting(Media::contentType)
                            .containsExactly("image/jpeg", "image/png");
                    assertThat(text.media())
                            .extracting(Media::url)
                            .doesNotHaveDuplicates()
                            .allMatch(url -> url.startsWith("http"));
                });
    }

    @Test
    void theTextsSinceTheMomentComeOldestFirst() {
        provider.has(
                List.of(
                        text(2, SINCE.plusSeconds(30), Samples.OFFICE, "second"),
                        text(4, SINCE.minus(Duration.ofHours(1)), Samples.OFFICE, "long before"),
                        text(3, SINCE.plusSeconds(60), Samples.OFFICE, "third"),
                        text(1, SINCE, Samples.OFFICE, "first")));

        assertThat(complete(NUMBER))
                .extracting(InboundText::body)
                .containsExactly("first", "second", "third");
    }

    @Test
    void aNumbersTextsAreThoseToItAlone() {
        provider.has(
                List.of(
                        text(1, SINCE, Samples.OFFICE, "to the office"),
                        text(2, SINCE.plusSeconds(1), Samples.OTHER_OFFICE, "to the other")));

        assertThat(complete(NUMBER)).extracting(InboundText::body).containsExactly("to the office");
    }

    @Test
    void aServicesTextsAreThoseToEachOfItsNumbersInOneOrder() {
        provider.has(
                List.of(
                        text(1, SINCE, Samples.OFFICE, "first"),
                        text(2, SINCE.plusSeconds(1), Samples.OTHER_OFFICE, "second"),
                        text(3, SINCE.plusSeconds(2), Samples.OFFICE, "third"),
                        text(4, SINCE.plusSeconds(3), Samples.BEN, "to a number of another's")));

        assertThat(complete(SERVICE))
                .extracting(InboundText::body)
                .containsExactly("first", "second", "third");
    }

    @Test
    void anInboxThatCannotBeAskedForIsUnavailable() {
        provider.leaves();

        assertUnavailable(inbox.received(NUMBER, SINCE));
        assertUnavailable(inbox.received(SERVICE, SINCE));
    }

    @Test
    void anInboxThatCannotBeReadIsUnavailable() {
        provider.babbles();

        assertUnavailable(inbox.received(NUMBER, SINCE));
        assertUnavailable(inbox.received(SERVICE, SINCE));
    }

    @Test
    void anInboxOfWhichAPageIsMissingIsUnavailable() {
        provider.has(
                List.of(
                        text(1, SINCE, Samples.OFFICE, "first"),
                        text(2, SINCE.plusSeconds(1), Samples.OFFICE, "second")));
        provider.cannotTurnThePage();

        assertUnavailable(inbox.received(NUMBER, SINCE));
        assertUnavailable(inbox.received(SERVICE, SINCE));
    }

    @Test
    void aServiceOfWhichOneNumberCannotBeReadIsUnavailable() {
        provider.has(List.of(text(1, SINCE, Samples.OFFICE, "to the office")));
        provider.stumblesOver(Samples.OTHER_OFFICE);

        assertUnavailable(inbox.received(SERVICE, SINCE));
    }

    private List<InboundText> complete(SenderAddress ours) {
        var listing = inbox.received(ours, SINCE);
        assertThat(listing).isInstanceOf(Complete.class);
        return ((Complete) listing).texts();
    }

    private static void assertUnavailable(InboxListing listing) {
        assertThat(listing)
                .isInstanceOfSatisfying(
                        Unavailable.class, none -> assertThat(none.why()).isNotBlank());
    }

    private InboundText text(int number, Instant at, PhoneNumber to, String body) {
        return text(number, at, to, body, List.of());
    }

    private InboundText text(
            int number, Instant at, PhoneNumber to, String body, List<Media> media) {
        return new InboundText(
                provider.account(),
                Samples.providerId(number),
                Samples.ANN,
                to,
                Optional.empty(),
                body,
                media,
                Optional.empty(),
                InboundText.Arrival.FETCHED,
                Samples.MORNING.plus(Duration.ofHours(2)),
                Optional.of(at),
                Map.of("Sid", Samples.providerId(number).value()));
    }
}
