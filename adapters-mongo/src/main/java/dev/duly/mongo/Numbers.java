package dev.duly.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.Objects;
import org.bson.Document;

/// Numbers that grow, whichever node takes them: the order in which things came, which no node's
/// clock can tell. A number that was taken and not used leaves a gap; when the primary is lost
/// right after it gave one, that one may be given twice.
final class Numbers {
    private static final String COLLECTION = "duly_counters";

    private static final FindOneAndUpdateOptions GROWN =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> counters;
    private final String counted;

    /// @param counted what the numbers are given to, such as a collection's name
    Numbers(Database database, String counted) {
        // Nobody has to wait for a majority here. Servers copy the primary's log in its order:
        // those
        // that have what was given a number have the step of its counter too.
        this.counters = database.collection(COLLECTION).withWriteConcern(WriteConcern.W1);
        this.counted = counted;
    }

    /// One more than any number that was taken before.
    long next() {
        try {
            return take();
        } catch (MongoException fault) {
            if (Faults.isDuplicateKey(fault)) {
                // Two took the first number at once: now the counter is there.
                return take();
            }
            throw fault;
        }
    }

    private long take() {
        var counter = counters.findOneAndUpdate(eq("_id", counted), inc("last", 1L), GROWN);
        return Fields.read(
                COLLECTION + " " + counted,
                Objects.requireNonNull(counter, "an upsert answers what it wrote"),
                fields -> fields.longNumber("last"));
    }
}
