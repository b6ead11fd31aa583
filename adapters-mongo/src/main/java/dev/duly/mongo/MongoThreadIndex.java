package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.thread.ThreadIndex;
import dev.duly.core.thread.ThreadSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The list of conversations: `duly_threads`, with the latest message of each, and
/// `duly_thread_keys`, in which a department and a number have one thread by their `_id`.
final class MongoThreadIndex implements ThreadIndex {
    private static final String PORT = "ThreadIndex";
    private static final String COLLECTION = "duly_threads";

    static final List<Index> INDEXES =
            List.of(Index.plain(COLLECTION, Indexes.descending("lastAt", "_id")));

    private final Database database;
    private final MongoCollection<Document> threads;
    private final MongoCollection<Document> keys;

    MongoThreadIndex(Database database) {
        this.database = database;
        this.threads = database.collection(COLLECTION);
        this.keys = database.collection("duly_thread_keys");
    }

    @Override
    public ThreadId open(DepartmentId department, PhoneNumber person, ThreadId candidate) {
        // No department's id has a space.
        var key = department.value() + " " + person.e164();
        return database.call(PORT, () -> opened(key).orElseGet(() -> open(key, candidate)));
    }

    private ThreadId open(String key, ThreadId candidate) {
        try {
            keys.insertOne(new Document("_id", key).append("threadId", candidate.value()));
            return candidate;
        } catch (MongoException fault) {
            if (!Faults.isDuplicateKey(fault)) {
                throw fault;
            }
            return opened(key).orElseThrow(() -> fault);
        }
    }

    private Optional<ThreadId> opened(String key) {
        // Its name is no part of a complaint: it holds a number.
        return Optional.ofNullable(keys.find(eq("_id", key)).first())
                .map(found ->
                        Fields.read(
                                "a thread's key",
                                found,
                                fields -> new ThreadId(fields.text("threadId"))));
    }

    @Override
    public void mark(ThreadSummary latest) {
        database.run(PORT, () -> markNow(latest));
    }

    /// An upsert that finds no earlier mark writes the first one, or fails because a later one is
    /// there, or because another writer was first to the first: only that one is looked at again.
    private void markNow(ThreadSummary latest) {
        var earlier = and(eq("_id", ObjectIds.of(latest.id().value())), isBefore(latest));
        var mark = new Document("$set", marked(latest));
        try {
            threads.updateOne(earlier, mark, new UpdateOptions().upsert(true));
        } catch (MongoException fault) {
            if (!Faults.isDuplicateKey(fault)) {
                throw fault;
            }
            threads.updateOne(earlier, mark);
        }
    }

    private static Bson isBefore(ThreadSummary latest) {
        var at = Dates.of(latest.lastAt());
        return or(
                lt("lastAt", at),
                and(
                        eq("lastAt", at),
                        lt("lastMessage", ObjectIds.of(latest.lastMessage().value()))));
    }

    private static Document marked(ThreadSummary latest) {
        return new NewDocument()
                .with("departmentId", latest.departmentId().value())
                .with("person", latest.person().e164())
                .withId("lastMessage", latest.lastMessage().value())
                .with("lastAt", latest.lastAt())
                .document();
    }

    @Override
    public Optional<ThreadSummary> find(ThreadId id) {
        return database.call(
                PORT,
                () ->
                        Optional.ofNullable(
                                        threads.find(eq("_id", ObjectIds.of(id.value()))).first())
                                .map(MongoThreadIndex::summary));
    }

    @Override
    public Page<ThreadSummary> page(Optional<Cursor> cursor, int limit) {
        var found =
                database.call(
                        PORT,
                        () ->
                                threads.find(
                                                cursor.map(MongoThreadIndex::after)
                                                        .orElseGet(Filters::empty))
                                        .sort(Sorts.descending("lastAt", "_id"))
                                        .limit(limit + 1)
                                        .map(MongoThreadIndex::summary)
                                        .into(new ArrayList<>()));
        return Pages.of(found, limit, last -> Cursor.after(last.lastAt(), last.id().value()));
    }

    /// The first condition says where the walk along the index starts.
    private static Bson after(Cursor place) {
        var at = Dates.of(Instant.ofEpochMilli(place.at()));
        return and(lte("lastAt", at), or(lt("lastAt", at), lt("_id", ObjectIds.of(place.id()))));
    }

    private static ThreadSummary summary(Document document) {
        return Fields.read("thread " + document.get("_id"), document, MongoThreadIndex::summary);
    }

    private static ThreadSummary summary(Fields fields) {
        return new ThreadSummary(
                new ThreadId(fields.id("_id")),
                new DepartmentId(fields.text("departmentId")),
                new PhoneNumber(fields.text("person")),
                new MessageId(fields.id("lastMessage")),
                fields.time("lastAt"));
    }
}
