package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Appended;
import dev.duly.core.message.MessageId;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receipt.ReceiptLog;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [ReceiptLog] promises.
public abstract class ReceiptLogContract {
    private static final MessageId MESSAGE = Samples.messageId(1);
    private static final ProviderMessageId SENT_AS = Samples.providerId(1);

    private ReceiptLog log;

    /// A log without any receipt, of which each call gives another.
    protected abstract ReceiptLog emptyLog();

    @BeforeEach
    void openLog() {
        log = emptyLog();
    }

    @Test
    void anEmptyLogHasNothing() {
        assertThat(log.of(MESSAGE)).isEmpty();
        assertThat(log.of(Samples.ACCOUNT, SENT_AS)).isEmpty();
        assertThat(log.latest(10)).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasPosted() {
        var raw = new LinkedHashMap<String, String>();
        raw.put("MessageStatus", "undelivered");
        raw.put("ErrorCode", "30003");
        raw.put("", "no name");
        raw.put("Body", "¿Señora? 🏛️ \"quoted\" \\ \n");
        raw.put("AccountSid", "");
        var receipt =
                new DeliveryReceipt(
                        Optional.of(MESSAGE),
                        2,
                        Samples.ACCOUNT,
                        SENT_AS,
                        ProviderStatus.UNDELIVERED,
                        "undelivered",
                        Optional.of(30003),
                        Optional.of(Samples.OFFICE),
                        Samples.second(1).plusNanos(987_654),
                        Optional.of(Samples.second(0).plusNanos(987_654)),
                        raw);

        assertThat(log.append(receipt)).isEqualTo(Appended.NEW);

        assertThat(log.of(MESSAGE)).containsExactly(receipt);
        var read = log.of(Samples.ACCOUNT, SENT_AS).getFirst();
        assertThat(read).isEqualTo(receipt);
        assertThat(read.raw().keySet()).containsExactlyElementsOf(raw.keySet());
        assertThat(read.receivedAt()).isEqualTo("2026-11-23T17:00:01.123Z");
        assertThat(read.providerAt()).contains(Instant.parse("2026-11-23T17:00:00.123Z"));
    }

    @Test
    void aReceiptWithoutAnyOptionalFieldComesBackAsItWasPosted() {
        var receipt = orphan(SENT_AS, "a-word-we-do-not-know", 1);

        assertThat(log.append(receipt)).isEqualTo(Appended.NEW);

        assertThat(log.of(Samples.ACCOUNT, SENT_AS)).containsExactly(receipt);
    }

    @Test
    void aRepeatIsKeptOnceWhateverElseDiffers() {
        var first = receipt(MESSAGE, SENT_AS, "sent", Optional.empty(), 1);
        log.append(first);

        assertThat(log.append(first)).isEqualTo(Appended.REPEATED);
        assertThat(log.append(receipt(MESSAGE, SENT_AS, "sent", Optional.empty(), 2)))
                .isEqualTo(Appended.REPEATED);
        assertThat(log.append(orphan(SENT_AS, "sent", 3))).isEqualTo(Appended.REPEATED);
        assertThat(log.of(Samples.ACCOUNT, SENT_AS)).containsExactly(first);
    }

    @Test
    void aRepeatWithAnErrorCodeIsKeptOnceToo() {
        var first = receipt(MESSAGE, SENT_AS, "failed", Optional.of(30008), 1);
        log.append(first);

        assertThat(log.append(receipt(MESSAGE, SENT_AS, "failed", Optional.of(30008), 2)))
                .isEqualTo(Appended.REPEATED);
        assertThat(log.of(MESSAGE)).containsExactly(first);
    }

    @Test
    void anotherAccountIdWordOrErrorCodeIsAnotherReceipt() {
        log.append(receipt(MESSAGE, SENT_AS, "failed", Optional.empty(), 1));

        var others =
                List.of(
                        receipt(MESSAGE, SENT_AS, "failed", Optional.of(30003), 2),
                        receipt(MESSAGE, SENT_AS, "failed", Optional.of(30008), 3),
                        receipt(MESSAGE, SENT_AS, "sent", Optional.empty(), 4),
                        receipt(MESSAGE, Samples.providerId(2), "failed", Optional.empty(), 5),
                        on(
                                Samples.OTHER_ACCOUNT,
                                receipt(MESSAGE, SENT_AS, "failed", Optional.empty(), 6)));

        assertThat(others.stream().map(log::append)).containsOnly(Appended.NEW);
        assertThat(log.of(MESSAGE)).hasSize(6);
    }

    @Test
    void receiptsAreListedInTheOrderInWhichTheyCame() {
        var late = receipt(MESSAGE, SENT_AS, "delivered", Optional.empty(), 9);
        var early = receipt(MESSAGE, SENT_AS, "sent", Optional.empty(), 1);
        var same = receipt(MESSAGE, SENT_AS, "queued", Optional.empty(), 9);
        log.append(late);
        log.append(early);
        log.append(same);

        assertThat(log.of(MESSAGE)).containsExactly(late, early, same);
        assertThat(log.of(Samples.ACCOUNT, SENT_AS)).containsExactly(late, early, same);
    }

    @Test
    void theLatestAreThoseThatCameLastAndNoMoreThanAskedFor() {
        var first = receipt(MESSAGE, SENT_AS, "delivered", Optional.empty(), 9);
        var second = orphan(Samples.providerId(2), "sent", 1);
        var third = on(Samples.OTHER_ACCOUNT, orphan(SENT_AS, "failed", 5));
        List.of(first, second, third, first).forEach(log::append);

        assertThat(log.latest(10)).containsExactly(third, second, first);
        assertThat(log.latest(3)).containsExactly(third, second, first);
        assertThat(log.latest(2)).containsExactly(third, second);
    }

    @Test
    void aMessageHasTheReceiptsWhosePathNamedItAlone() {
        var own = receipt(MESSAGE, SENT_AS, "sent", Optional.empty(), 1);
        var secondAttempt = receipt(MESSAGE, Samples.providerId(2), "sent", Optional.empty(), 2);
        log.append(own);
        log.append(secondAttempt);
        log.append(orphan(SENT_AS, "delivered", 3));
        log.append(
                receipt(Samples.messageId(2), Samples.providerId(3), "sent", Optional.empty(), 4));

        assertThat(log.of(MESSAGE)).containsExactly(own, secondAttempt);
    }

    @Test
    void aProvidersIdHasItsReceiptsWhetherOrNotTheyNamedAMessage() {
        var named = receipt(MESSAGE, SENT_AS, "sent", Optional.empty(), 1);
        var orphan = orphan(SENT_AS, "delivered", 2);
        log.append(named);
        log.append(orphan);
        log.append(orphan(Samples.providerId(2), "sent", 3));
        log.append(on(Samples.OTHER_ACCOUNT, orphan(SENT_AS, "sent", 4)));

        assertThat(log.of(Samples.ACCOUNT, SENT_AS)).containsExactly(named, orphan);
    }

    @Test
    void ofTwoPostsOfOneReceiptExactlyOneIsNew() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var id = Samples.providerId(round);
            var one = receipt(MESSAGE, id, "sent", Optional.empty(), 1);
            var other = receipt(MESSAGE, id, "sent", Optional.empty(), 2);

            var answers = Race.between(() -> log.append(one), () -> log.append(other));

            assertThat(answers).containsExactlyInAnyOrder(Appended.NEW, Appended.REPEATED);
            assertThat(log.of(Samples.ACCOUNT, id)).hasSize(1);
        }
    }

    private static DeliveryReceipt receipt(
            MessageId message,
            ProviderMessageId id,
            String word,
            Optional<Integer> errorCode,
            int second) {
        return new DeliveryReceipt(
                Optional.of(message),
                1,
                Samples.ACCOUNT,
                id,
                ProviderStatus.of(word),
                word,
                errorCode,
                Optional.of(Samples.OFFICE),
                Samples.second(second),
                Optional.empty(),
                Map.of("MessageStatus", word));
    }

    /// A receipt whose path named no message.
    private static DeliveryReceipt orphan(ProviderMessageId id, String word, int second) {
        return new DeliveryReceipt(
                Optional.empty(),
                0,
                Samples.ACCOUNT,
                id,
                ProviderStatus.of(word),
                word,
                Optional.empty(),
                Optional.empty(),
                Samples.second(second),
                Optional.empty(),
                Map.of());
    }

    private static DeliveryReceipt on(GatewayAccount account, DeliveryReceipt receipt) {
        return new DeliveryReceipt(
                receipt.messageId(),
                receipt.attempt(),
                account,
                receipt.providerId(),
                receipt.status(),
                receipt.rawStatus(),
                receipt.errorCode(),
                receipt.from(),
                receipt.receivedAt(),
                receipt.providerAt(),
                receipt.raw());
    }
}
