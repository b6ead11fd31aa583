package dev.duly.mongo;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.Indexes;
import dev.duly.core.Appended;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.InboundText.Arrival;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// Every text that came in, raw. What is unique of one is its `_id`.
final class MongoInboundLog implements InboundLog {
    private static final String PORT = "InboundLog";
    private static final String COLLECTION = "duly_inbound_texts";

    /// When it came, as long as it is not processed: gone afterwards, so that its index holds what
    /// is still to do and stays small.
    private static final String WAITING_SINCE = "waitingSince";

    private final Records<InboundText> texts;
    private final Records<Instant> arrivals;

    MongoInboundLog(Database database) {
        this.texts = new Records<>(database, PORT, COLLECTION, MongoInboundLog::text);
        this.arrivals =
                new Records<>(database, PORT, COLLECTION, fields -> fields.time("receivedAt"));
    }

    static List<Index> indexes() {
        return List.of(
                Index.sparse(COLLECTION, Indexes.ascending(WAITING_SINCE)),
                Index.plain(COLLECTION, Indexes.ascending("receivedAt")));
    }

    @Override
    public Appended append(InboundText text) {
        return texts.insertOnce(document(text), eq("_id", id(text).document()));
    }

    @Override
    public Optional<Instant> latestArrival() {
        return arrivals.first(
                arrivals.find(empty())
                        .sort(descending("receivedAt"))
                        .projection(include("receivedAt")));
    }

    @Override
    public List<InboundText> unprocessed(int max) {
        return texts.list(
                texts.find(exists(WAITING_SINCE)).sort(ascending(WAITING_SINCE)).limit(max));
    }

    @Override
    public void processed(InboundText text) {
        texts.call(() ->
                texts.collection().updateOne(eq("_id", id(text).document()), unset(WAITING_SINCE)));
    }

    private static NewDocument id(InboundText text) {
        return Parts.of(text.account()).with("providerId", text.providerId().value());
    }

    private static Document document(InboundText text) {
        return new NewDocument()
                .with("_id", id(text))
                .with(WAITING_SINCE, text.receivedAt())
                .with("account", Parts.of(text.account()))
                .with("providerId", text.providerId().value())
                .with("from", text.from().e164())
                .with("to", text.to().e164())
                .withText("messagingService", text.messagingService())
                .with("body", text.body())
                .withAll("media", text.media(), Parts::of)
                .withText("optOutType", text.optOutType())
                .with("arrival", text.arrival())
                .with("receivedAt", text.receivedAt())
                .withTime("providerAt", text.providerAt())
                .withAll("raw", RawForm.fields(text.raw()), RawForm::of)
                .document();
    }

    private static InboundText text(Fields fields) {
        return new InboundText(
                fields.object("account", Parts::account),
                fields.value("providerId", ProviderMessageId::new),
                fields.value("from", PhoneNumber::new),
                fields.value("to", PhoneNumber::new),
                fields.optionalText("messagingService"),
                fields.text("body"),
                fields.objects("media", Parts::media),
                fields.optionalText("optOutType"),
                fields.word("arrival", Arrival.class),
                fields.time("receivedAt"),
                fields.optionalTime("providerAt"),
                RawForm.read(fields, "raw"));
    }
}
