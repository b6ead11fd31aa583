package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.sending.Fetched;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.core.sending.ProviderTime;
import dev.duly.core.sending.SmsGateway;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That a gateway says what the provider says, or that it cannot.
abstract class SmsGatewayQuestionsContract {
    /// Twilio's times have whole seconds.
    private static final Instant SINCE = Instant.parse("2026-11-23T17:00:00Z");

    SmsGatewayContract.Provider provider;
    SmsGateway gateway;

    /// A provider that has no text, of which each call gives another.
    protected abstract SmsGatewayContract.Provider openProvider();

    @BeforeEach
    void open() {
        provider = openProvider();
        gateway = provider.gateway();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aListIsCompleteAndEmptyWhenTheProviderTookNothing() {
        assertThat(gateway.list(Samples.ANN, SINCE)).isEqualTo(new Listing.Complete(List.of()));
    }

    @Test
    void aListHasTheTextsSinceTheMomentNewestFirst() {
        var atTheMoment = listed(1, SINCE);
        var after = listed(2, SINCE.plusSeconds(30));
        var last = listed(3, SINCE.plusSeconds(60));
        var longBefore = listed(4, SINCE.minus(Duration.ofHours(1)));
        provider.has(List.of(after, longBefore, last, atTheMoment));

        assertThat(gateway.list(Samples.ANN, SINCE))
                .isEqualTo(new Listing.Complete(List.of(last, after, atTheMoment)));
    }

    @Test
    void aListThatCannotBeAskedForIsUnavailable() {
        provider.leaves();

        assertThat(gateway.list(Samples.ANN, SINCE))
                .isInstanceOfSatisfying(
                        Listing.Unavailable.class, none -> assertThat(none.why()).isNotBlank());
    }

    @Test
    void aListThatCannotBeReadIsUnavailable() {
        provider.babbles();

        assertThat(gateway.list(Samples.ANN, SINCE))
                .isInstanceOfSatisfying(
                        Listing.Unavailable.class, none -> assertThat(none.why()).isNotBlank());
    }

    @Test
    void aTextIsFoundByItsIdWithAllThatBecameOfIt() {
        var failed =
                new ProviderMessage(
                        Samples.providerId(1),
                        Optional.of(Samples.OFFICE),
                        "Señora – 法院 👩🏽‍⚖️ \"quoted\" \\ ",
                        ProviderStatus.UNDELIVERED,
                        Optional.of(30_003),
                        SINCE,
                        Optional.of(SINCE.plusSeconds(90)));
        provider.has(List.of(listed(2, SINCE), failed));

        assertThat(gateway.fetch(failed.id())).isEqualTo(new Fetched.Found(failed));
        assertThat(provider.requests()).isZero();
    }

    @Test
    void aTextThatHasNoSenderYetAndNeverChangedIsFound() {
        var waiting =
                new ProviderMessage(
                        Samples.providerId(1),
                        Optional.empty(),
                        "",
                        ProviderStatus.ACCEPTED,
                        Optional.empty(),
                        SINCE,
                        Optional.empty());
        provider.has(List.of(waiting));

        assertThat(gateway.fetch(waiting.id())).isEqualTo(new Fetched.Found(waiting));
    }

    @Test
    void aTextThatTheProviderDoesNotKnowIsMissing() {
        provider.has(List.of(listed(2, SINCE)));

        assertThat(gateway.fetch(Samples.providerId(1))).isEqualTo(new Fetched.Missing());
    }

    @Test
    void whetherATextIsThereCannotBeSaidWhenNobodyCanBeAsked() {
        provider.has(List.of(listed(1, SINCE)));
        provider.leaves();

        assertUnavailable(gateway.fetch(Samples.providerId(1)));
        assertUnavailable(gateway.fetch(Samples.providerId(2)));
    }

    @Test
    void whetherATextIsThereCannotBeSaidFromAnAnswerThatNobodyCanRead() {
        provider.has(List.of(listed(1, SINCE)));
        provider.babbles();

        assertUnavailable(gateway.fetch(Samples.providerId(1)));
        assertUnavailable(gateway.fetch(Samples.providerId(2)));
    }

    @Test
    void theTimeIsTheProvidersToTheSecondAndAskingChangesNothing() {
        var before = provider.now().truncatedTo(ChronoUnit.SECONDS);

        var time = gateway.time();

        var after = provider.now();
        assertThat(time)
                .isInstanceOfSatisfying(
                        ProviderTime.Said.class,
                        said ->
                                assertThat(said.at())
                                        .isBetween(before, after)
                                        .isEqualTo(said.at().truncatedTo(ChronoUnit.SECONDS)));
        assertThat(provider.requests()).isZero();
    }

    @Test
    void theTimeIsUnavailableWhenNobodyCanBeAsked() {
        provider.leaves();

        assertThat(gateway.time())
                .isInstanceOfSatisfying(
                        ProviderTime.Unavailable.class,
                        none -> assertThat(none.why()).isNotBlank());
    }

    private static void assertUnavailable(Fetched fetched) {
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Unavailable.class, none -> assertThat(none.why()).isNotBlank());
    }

    /// A text as a provider lists it that has not chosen a sender yet.
    private static ProviderMessage listed(int number, Instant createdAt) {
        return new ProviderMessage(
                Samples.providerId(number),
                Optional.empty(),
                "Text " + number,
                ProviderStatus.ACCEPTED,
                Optional.empty(),
                createdAt,
                Optional.of(createdAt.plusSeconds(1)));
    }
}
