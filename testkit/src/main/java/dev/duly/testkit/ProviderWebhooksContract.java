package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageId;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.webhook.ProviderWebhooks;
import dev.duly.core.webhook.WebhookReading.Forged;
import dev.duly.core.webhook.WebhookReading.Malformed;
import dev.duly.core.webhook.WebhookReading.Receipt;
import dev.duly.core.webhook.WebhookReading.Text;
import dev.duly.core.webhook.WebhookRequest;
import dev.duly.core.webhook.WebhookRequest.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/// What every [ProviderWebhooks] promises.
///
/// The port has no twin in memory: a form and a signature of its own would prove nothing of a
/// provider's, and whoever only needs a reading hands one in, since the port is a single method.
public abstract class ProviderWebhooksContract {
    private static final MessageId TEXT = Samples.messageId(1);
    private static final ProviderMessageId SID = Samples.providerId(7);

    private ProviderWebhooks webhooks;

    protected abstract ProviderWebhooks webhooks();

    /// A status callback as the provider posts and signs it, to the path that it was given for this
    /// attempt. Received in the morning.
    protected abstract WebhookRequest status(
            MessageId text, int attempt, ProviderMessageId id, String word);

    /// Ann's text to the office as the provider posts and signs it. Received in the morning.
    protected abstract WebhookRequest inbound(ProviderMessageId id, String body);

    /// A post without any of the fields that it must have, signed as it should be.
    protected abstract WebhookRequest rubbish(Kind kind);

    @BeforeEach
    void openWebhooks() {
        webhooks = webhooks();
    }

    @Test
    void aSignedStatusIsAReceiptForItsAttempt() {
        assertThat(webhooks.read(status(TEXT, 3, SID, "delivered")))
                .isInstanceOfSatisfying(
                        Receipt.class,
                        reading -> {
                            var receipt = reading.receipt();
                            assertThat(receipt.messageId()).contains(TEXT);
                            assertThat(receipt.attempt()).isEqualTo(3);
                            assertThat(receipt.providerId()).isEqualTo(SID);
                            assertThat(receipt.status()).isEqualTo(ProviderStatus.DELIVERED);
                            assertThat(receipt.rawStatus()).isEqualTo("delivered");
                            assertThat(receipt.receivedAt()).isEqualTo(Samples.MORNING);
                            assertThat(receipt.raw()).isNotEmpty();
                        });
    }

    @Test
    void aStatusThatNobodyKnowsIsAReceiptToo() {
        assertThat(webhooks.read(status(TEXT, 1, SID, "teleported")))
                .isInstanceOfSatisfying(
                        Receipt.class,
                        reading -> {
                            assertThat(reading.receipt().status())
                                    .isEqualTo(ProviderStatus.UNKNOWN);
                            assertThat(reading.receipt().rawStatus()).isEqualTo("teleported");
                        });
    }

    @Test
    void aSignedTextIsReadWordForWord() {
        var words = " Señora, 10% & more = stop? +1 😀\r\n";

        assertThat(webhooks.read(inbound(SID, words)))
                .isInstanceOfSatisfying(
                        Text.class,
                        reading -> {
                            var text = reading.text();
                            assertThat(text.body()).isEqualTo(words);
                            assertThat(text.providerId()).isEqualTo(SID);
                            assertThat(text.from()).isEqualTo(Samples.ANN);
                            assertThat(text.to()).isEqualTo(Samples.OFFICE);
                            assertThat(text.receivedAt()).isEqualTo(Samples.MORNING);
                            assertThat(text.raw()).isNotEmpty();
                        });
    }

    @TestFactory
    Stream<DynamicTest> withoutASignatureNothingIsRead() {
        return each(post -> forged(signed(post, Optional.empty())));
    }

    @TestFactory
    Stream<DynamicTest> withAWrongSignatureNothingIsRead() {
        return each(post -> {
            var right = post.signature().orElseThrow();
            var first = right.charAt(0) == 'A' ? 'B' : 'A';
            forged(signed(post, Optional.of(first + right.substring(1))));
            forged(signed(post, Optional.of("")));
            forged(signed(post, Optional.of("not a signature")));
        });
    }

    @TestFactory
    Stream<DynamicTest> theSignatureOfAnotherPostIsWrong() {
        var others = status(Samples.messageId(2), 1, Samples.providerId(8), "sent").signature();
        return each(post -> forged(signed(post, others)));
    }

    @TestFactory
    Stream<DynamicTest> whatWasChangedAfterItWasSignedIsNotRead() {
        return each(post -> {
            var longer = Arrays.copyOf(post.body(), post.body().length + 1);
            longer[longer.length - 1] = 'x';
            forged(posted(post, post.path(), longer));
            forged(posted(post, post.path() + "1", post.body()));
        });
    }

    @TestFactory
    Stream<DynamicTest> signedRubbishIsSaidToBeMalformed() {
        return DynamicTest.stream(
                Stream.of(Kind.values()),
                Kind::name,
                kind ->
                        assertThat(webhooks.read(rubbish(kind)))
                                .isInstanceOfSatisfying(
                                        Malformed.class,
                                        reading -> assertThat(reading.why()).isNotBlank()));
    }

    private void forged(WebhookRequest post) {
        assertThat(webhooks.read(post))
                .isInstanceOfSatisfying(
                        Forged.class,
                        reading ->
                                assertThat(reading.why())
                                        .isNotBlank()
                                        .doesNotContain(SID.value(), "702555"));
    }

    /// A good post of each kind, and a bad one: who is forged is not told what else is wrong.
    private Stream<DynamicTest> each(ThrowingConsumer<WebhookRequest> check) {
        return DynamicTest.stream(
                Stream.of(
                        status(TEXT, 1, SID, "sent"),
                        inbound(SID, "stop"),
                        rubbish(Kind.STATUS),
                        rubbish(Kind.INBOUND)),
                post -> post.kind() + " of " + post.body().length + " bytes",
                check);
    }

    private static WebhookRequest signed(WebhookRequest post, Optional<String> signature) {
        return new WebhookRequest(
                post.kind(),
                post.path(),
                post.query(),
                post.contentType(),
                signature,
                post.date(),
                post.body(),
                post.receivedAt());
    }

    private static WebhookRequest posted(WebhookRequest post, String path, byte[] body) {
        return new WebhookRequest(
                post.kind(),
                path,
                post.query(),
                post.contentType(),
                post.signature(),
                post.date(),
                body,
                post.receivedAt());
    }
}
