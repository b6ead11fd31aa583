package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.Indexes;
import dev.duly.core.Appended;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receipt.ReceiptLog;
import java.util.List;
import org.bson.Document;

/// Every status callback, raw. What is unique of one is its `_id`; `number` is the place in which
/// it came.
final class MongoReceiptLog implements ReceiptLog {
    private static final String COLLECTION = "duly_receipts";

    private final Records<DeliveryReceipt> receipts;
    private final Numbers numbers;

    MongoReceiptLog(Database database) {
        this.receipts = new Records<>(database, "ReceiptLog", COLLECTION, MongoReceiptLog::receipt);
        this.numbers = new Numbers(database, COLLECTION);
    }

    static List<Index> indexes() {
        return List.of(
                Index.plain(COLLECTION, Indexes.ascending("number")),
                Index.plain(COLLECTION, Indexes.ascending("messageId", "number")),
                Index.plain(
                        COLLECTION,
                        Indexes.ascending(
                                "providerId", "account.account", "account.kind", "number")));
    }

    @Override
    public Appended append(DeliveryReceipt receipt) {
        var id = id(receipt);
        var number = receipts.call(numbers::next);
        return receipts.insertOnce(document(id, number, receipt), eq("_id", id.document()));
    }

    @Override
    public List<DeliveryReceipt> latest(int max) {
        return receipts.list(receipts.find(empty()).sort(descending("number")).limit(max));
    }

    @Override
    public List<DeliveryReceipt> of(MessageId id) {
        var ofMessage = eq("messageId", ObjectIds.of(id.value()));
        return receipts.list(receipts.find(ofMessage).sort(ascending("number")));
    }

    @Override
    public List<DeliveryReceipt> of(GatewayAccount account, ProviderMessageId id) {
        var ofProvidersId =
                and(
                        eq("providerId", id.value()),
                        eq("account.account", account.account()),
                        eq("account.kind", account.kind()));
        return receipts.list(receipts.find(ofProvidersId).sort(ascending("number")));
    }

    private static NewDocument id(DeliveryReceipt receipt) {
        return Parts.of(receipt.account())
                .with("providerId", receipt.providerId().value())
                .with("rawStatus", receipt.rawStatus())
                .withNumber("errorCode", receipt.errorCode());
    }

    private static Document document(NewDocument id, long number, DeliveryReceipt receipt) {
        return new NewDocument()
                .with("_id", id)
                .with("number", number)
                .withId("messageId", receipt.messageId().map(MessageId::value))
                .with("attempt", receipt.attempt())
                .with("account", Parts.of(receipt.account()))
                .with("providerId", receipt.providerId().value())
                .with("status", receipt.status())
                .with("rawStatus", receipt.rawStatus())
                .withNumber("errorCode", receipt.errorCode())
                .withText("from", receipt.from().map(PhoneNumber::e164))
                .with("receivedAt", receipt.receivedAt())
                .withTime("providerAt", receipt.providerAt())
                .withAll("raw", RawForm.fields(receipt.raw()), RawForm::of)
                .document();
    }

    private static DeliveryReceipt receipt(Fields fields) {
        return new DeliveryReceipt(
                fields.optionalId("messageId").map(MessageId::new),
                fields.number("attempt"),
                fields.object("account", Parts::account),
                fields.value("providerId", ProviderMessageId::new),
                fields.word("status", ProviderStatus.class),
                fields.text("rawStatus"),
                fields.optionalNumber("errorCode"),
                fields.optionalValue("from", PhoneNumber::new),
                fields.time("receivedAt"),
                fields.optionalTime("providerAt"),
                RawForm.read(fields, "raw"));
    }
}
