package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.testkit.ReceiptLogContract;
import dev.duly.testkit.Samples;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoReceiptLogTest extends ReceiptLogContract {
    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected ReceiptLog emptyLog() {
        return new MongoReceiptLog(databases.with(MongoReceiptLog.indexes()));
    }

    @Test
    void theOrderIsThatOfArrivalWhicheverNodeTookThemAndWhateverItsClock() {
        var name = databases.newName();
        var behind = new MongoReceiptLog(databases.open(name));
        var ahead = new MongoReceiptLog(databases.open(name));

        ahead.append(receipt("queued", 600, Map.of()));
        behind.append(receipt("sent", 0, Map.of()));
        ahead.append(receipt("delivered", 601, Map.of()));

        assertThat(behind.of(Samples.messageId(1)))
                .extracting(DeliveryReceipt::rawStatus)
                .containsExactly("queued", "sent", "delivered");
        assertThat(ahead.latest(2))
                .extracting(DeliveryReceipt::rawStatus)
                .containsExactly("delivered", "sent");
    }

    @Test
    void namesThatMongoDbKeepsForItselfComeBackAsPosted() {
        var raw = new LinkedHashMap<String, String>();
        raw.put("$set", "1");
        raw.put("Media.Url", "2");
        raw.put("_id", "3");
        raw.put("a\u0000b", "4");
        var log = emptyLog();

        log.append(receipt("sent", 1, raw));

        assertThat(log.latest(1).getFirst().raw()).containsExactlyEntriesOf(raw);
    }

    private static DeliveryReceipt receipt(String word, int second, Map<String, String> raw) {
        return new DeliveryReceipt(
                Optional.of(Samples.messageId(1)),
                1,
                Samples.ACCOUNT,
                Samples.providerId(1),
                ProviderStatus.of(word),
                word,
                Optional.empty(),
                Optional.empty(),
                Samples.second(second),
                Optional.empty(),
                raw);
    }
}
