package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.importing.HistoricText;
import dev.duly.core.importing.History;
import dev.duly.core.importing.Placing;
import dev.duly.core.message.Revision;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.conversions.Bson;

/// What an older server left in `messages`: the documents without `duly.revision`. All that is
/// added to one is `duly.departmentId` and `duly.threadId`, which leave it history.
final class MongoHistory implements History {
    private static final String PORT = "History";
    private static final String COLLECTION = "duly_imports";

    /// There is one collection to import from.
    private static final Bson PROGRESS = eq("_id", MessageIndexes.COLLECTION);

    private static final Bson THEIRS = eq("duly.revision", null);

    /// One range of the index each, unlike all that is no ObjectId.
    private static final List<String> OTHER_IDS =
            List.of(
                    "string", "int", "long", "double", "decimal", "object", "binData", "bool",
                    "date");

    private final Database database;
    private final MongoCollection<Document> messages;
    private final MongoCollection<Document> progress;

    MongoHistory(Database database) {
        this.database = database;
        this.messages = database.collection(MessageIndexes.COLLECTION);
        this.progress = database.collection(COLLECTION);
    }

    @Override
    public long about() {
        return database.call(PORT, messages::estimatedDocumentCount);
    }

    @Override
    public long nameless() {
        var named = new Document("_id", new Document("$type", OTHER_IDS));
        return database.call(PORT, () -> messages.countDocuments(and(named, THEIRS)));
    }

    @Override
    public Page<HistoricText> page(Optional<Cursor> cursor, int limit) {
        var conditions = new ArrayList<Bson>();
        conditions.add(type("_id", BsonType.OBJECT_ID));
        cursor.ifPresent(place -> conditions.add(lt("_id", ObjectIds.of(place.id()))));
        conditions.add(THEIRS);
        return database.call(
                PORT,
                () -> {
                    var found =
                            messages.find(and(conditions))
                                    .sort(Sorts.descending("_id"))
                                    .limit(limit + 1)
                                    .into(new ArrayList<>());
                    var kept = alsoOurs(found);
                    return Pages.of(
                            found.stream().map(document -> text(document, kept)).toList(),
                            limit,
                            last -> Cursor.after(last.message().id().value()));
                });
    }

    /// Those of the provider's ids that a text of ours has, too.
    private Set<String> alsoOurs(List<Document> found) {
        var ids =
                found.stream()
                        .map(document -> document.get("providerMessageId"))
                        .filter(String.class::isInstance)
                        .toList();
        if (ids.isEmpty()) {
            return Set.of();
        }
        return messages.find(
                        and(
                                in("providerMessageId", ids),
                                gte("duly.revision", Revision.FIRST.value())))
                .projection(include("providerMessageId"))
                .map(document -> document.getString("providerMessageId"))
                .into(new HashSet<>());
    }

    private static HistoricText text(Document document, Set<String> alsoOurs) {
        var message = HistoricDocument.read(document);
        var isDated =
                document.get("createdAt") instanceof Date date
                        && !date.toInstant().isBefore(MessageQuery.FIRST);
        var isOursToo = message.fate().providerMessageId().filter(alsoOurs::contains).isPresent();
        var isOpen = !document.containsKey("duly") || document.get("duly") instanceof Document;
        var otherwise = isOpen ? HistoricText.Standing.OPEN : HistoricText.Standing.CLOSED;
        return new HistoricText(
                message, isDated, isOursToo ? HistoricText.Standing.KEPT_TOO : otherwise);
    }

    @Override
    public void place(List<Placing> placings) {
        if (placings.isEmpty()) {
            return;
        }
        var updates = placings.stream().map(MongoHistory::update).toList();
        database.call(
                PORT, () -> messages.bulkWrite(updates, new BulkWriteOptions().ordered(false)));
    }

    private static UpdateOneModel<Document> update(Placing placing) {
        return new UpdateOneModel<>(
                and(
                        eq("_id", ObjectIds.of(placing.message().value())),
                        THEIRS,
                        eq("duly.threadId", null),
                        or(exists("duly", false), type("duly", BsonType.DOCUMENT))),
                Updates.combine(
                        Updates.set("duly.departmentId", placing.department().value()),
                        Updates.set("duly.threadId", placing.thread().value())));
    }

    @Override
    public Optional<Cursor> reached() {
        return database.call(
                PORT,
                () ->
                        Optional.ofNullable(progress.find(PROGRESS).first())
                                .map(kept ->
                                        Fields.read(
                                                "the import's progress",
                                                kept,
                                                fields -> fields.value("cursor", Cursor::of))));
    }

    @Override
    public void reach(Optional<Cursor> cursor) {
        database.call(
                PORT,
                () ->
                        cursor.isPresent()
                                ? progress.replaceOne(
                                                PROGRESS,
                                                new Document("cursor", cursor.get().toString()),
                                                new ReplaceOptions().upsert(true))
                                        .wasAcknowledged()
                                : progress.deleteOne(PROGRESS).wasAcknowledged());
    }
}
