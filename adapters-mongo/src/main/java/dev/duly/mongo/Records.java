package dev.duly.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;

/// One collection whose documents are all of one kind: what is done to it, and how each is read.
///
/// @param port whose promises are kept with it
/// @param reading of one document
record Records<T>(Database database, String port, String name, Function<Fields, T> reading) {
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");

    MongoCollection<Document> collection() {
        return database.collection(name);
    }

    /// Does `work` on the collection, and says in words what keeps it from being done.
    <R> R call(Supplier<R> work) {
        return database.call(port, work);
    }

    /// Asks nothing yet: [#list] and [#first] do.
    FindIterable<Document> find(Bson filter) {
        return collection().find(filter);
    }

    List<T> list(FindIterable<Document> question) {
        return call(() -> question.map(this::read).into(new ArrayList<>()));
    }

    Optional<T> first(FindIterable<Document> question) {
        return call(() -> Optional.ofNullable(question.limit(1).first()).map(this::read));
    }

    /// @param conditions all of which hold for what is listed
    /// @param order in which `place` grows
    Page<T> page(List<Bson> conditions, Bson order, int limit, Function<T, Cursor> place) {
        var all = conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
        return Pages.of(list(find(all).sort(order).limit(limit + 1)), limit, place);
    }

    /// @throws UnreadableDocument that names collection, id and field
    T read(Document document) {
        return Fields.read(name + " " + id(document), document, reading);
    }

    /// Inserts `document`, unless there is one that has its unique `key`.
    Appended insertOnce(Document document, Bson key) {
        return call(() -> insert(document, key));
    }

    /// That one is looked for where only what a majority has is seen: the answer that it was there
    /// already is as lasting as the answer that it is there now. As long as it is not seen, nobody
    /// can say either, and the caller has to ask again.
    private Appended insert(Document document, Bson key) {
        try {
            collection().insertOne(document);
            return Appended.NEW;
        } catch (MongoWriteException refused) {
            if (Faults.isDuplicateKey(refused) && isKept(key)) {
                return Appended.REPEATED;
            }
            throw refused;
        }
    }

    boolean isKept(Bson key) {
        return collection().find(key).projection(new Document("_id", 1)).first() != null;
    }

    /// What others call a thing by may be a telephone number.
    private static String id(Document document) {
        var id =
                document.get("_id") instanceof Document parts
                        ? parts.toJson()
                        : String.valueOf(document.get("_id"));
        return NUMBER.matcher(id).replaceAll(number -> new PhoneNumber(number.group()).masked());
    }
}
