package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.GatewayOutcome.Busy;
import dev.duly.core.sending.GatewayOutcome.Rejected;
import dev.duly.core.sending.GatewayOutcome.Taken;
import dev.duly.core.sending.GatewayOutcome.Unknown;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.sending.SmsGateway;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [SmsGateway] promises, whatever the provider and the network do.
public abstract class SmsGatewayContract extends SmsGatewayQuestionsContract {
    /// A provider that does what a test says to the next text, and a gateway that leads to it. It
    /// takes texts until told otherwise.
    public interface Provider extends AutoCloseable {
        SmsGateway gateway();

        GatewayAccount account();

        /// How many requests to send a text came, however they were answered.
        int requests();

        void takesAs(ProviderMessageId id);

        /// Says no for good, with an HTTP status of 400.
        void refuses(int code);

        void isBusyFor(Duration wait);

        /// Takes the text and then stumbles: the answer is a fault of the provider's own.
        void failsAfterTaking();

        /// Reads the request and goes away without a word.
        void vanishes();

        /// What it has, in this order, of texts to Ann: it lists them, and knows each by its id.
        void has(List<ProviderMessage> texts);

        /// What its clock says now.
        Instant now();

        /// Answers every question in a way that nobody can read.
        void babbles();

        /// Nobody is there any more to ask.
        void leaves();

        @Override
        void close();
    }

    @Test
    void itSendsThroughItsAccount() {
        assertThat(gateway.account()).isEqualTo(provider.account());
    }

    @Test
    void aTextThatIsTakenHasTheProvidersId() {
        provider.takesAs(Samples.providerId(7));

        assertThat(gateway.send(text(1)))
                .isInstanceOfSatisfying(
                        Taken.class,
                        taken -> assertThat(taken.id()).isEqualTo(Samples.providerId(7)));
        assertThat(provider.requests()).isEqualTo(1);
    }

    @Test
    void aRefusalHasTheProvidersCodeAndIsNotAskedAgain() {
        provider.refuses(21_610);

        assertThat(gateway.send(text(1)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> {
                            assertThat(rejected.error().code()).isEqualTo(21_610);
                            assertThat(rejected.error().httpStatus()).isEqualTo(400);
                        });
        assertThat(provider.requests()).isEqualTo(1);
    }

    @Test
    void tooManyRequestsIsBusyForAsLongAsTheProviderSaysAndNotAskedAgain() {
        provider.isBusyFor(Duration.ofSeconds(7));

        assertThat(gateway.send(text(1)))
                .isInstanceOfSatisfying(
                        Busy.class,
                        busy -> {
                            assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(7));
                            assertThat(busy.why()).isNotBlank();
                        });
        assertThat(provider.requests()).isEqualTo(1);
    }

    @Test
    void aFaultOfTheProvidersIsUnknownAndNotAskedAgain() {
        provider.failsAfterTaking();

        assertThat(gateway.send(text(1)))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isNotBlank());
        assertThat(provider.requests()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsLostIsUnknownAndNotAskedAgain() {
        provider.vanishes();

        assertThat(gateway.send(text(1)))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isNotBlank());
        assertThat(provider.requests()).isEqualTo(1);
    }

    @Test
    void aProviderThatCannotBeReachedIsBusyBecauseNothingLeft() {
        provider.leaves();

        assertThat(gateway.send(text(1)))
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.retryAfter()).isPositive());
    }

    @Test
    void aTextWhoseTimeToLeaveHasPassedIsBusyAndNotRequested() {
        assertThat(gateway.send(text(1, Instant.EPOCH)))
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.retryAfter()).isPositive());
        assertThat(provider.requests()).isZero();
    }

    /// A connection that one text broke, or was kept from using, is no trouble to the next.
    @Test
    void afterEachTroubleTheNextTextIsTaken() {
        provider.vanishes();
        gateway.send(text(1));
        provider.failsAfterTaking();
        gateway.send(text(2));
        gateway.send(text(3, Instant.EPOCH));
        provider.takesAs(Samples.providerId(9));

        assertThat(gateway.send(text(4)))
                .isInstanceOfSatisfying(
                        Taken.class,
                        taken -> assertThat(taken.id()).isEqualTo(Samples.providerId(9)));
        assertThat(provider.requests()).isEqualTo(3);
    }

    private static SendRequest text(int number) {
        return text(number, Instant.MAX);
    }

    private static SendRequest text(int number, Instant leaveBy) {
        return new SendRequest(
                Samples.messageId(number),
                1,
                new SenderAddress.OwnNumber(Samples.OFFICE),
                Samples.ANN,
                new MessageText("Text " + number),
                Duration.ofHours(2),
                leaveBy);
    }
}
