package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.duly.core.Appended;
import dev.duly.core.PortException;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.ChainHead;
import dev.duly.core.record.Commitment;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.bson.Document;

/// The audit's chains. A place in a chain is taken by writing the `_id` of that place,
/// `stream:sequence`, which exists once: whoever is second takes the next.
final class MongoAuditLog implements AuditLog {
    private static final String PORT = "AuditLog";
    private static final String COLLECTION = "duly_audit";

    static final List<Index> INDEXES =
            List.of(
                    Index.plain(
                            COLLECTION,
                            Indexes.compoundIndex(
                                    Indexes.ascending("stream"), Indexes.descending("sequence"))),
                    Index.unique(COLLECTION, Indexes.ascending("stream", "entryId")));

    /// As many other processes may be first to a place, one after the other.
    private static final int TRIES = 100;

    private static final int LOCKS = 64;

    private final Database database;
    private final MongoCollection<Document> entries;
    private final CaseAudits caseAudits;

    /// Writers of one process queue up for a stream, instead of all writing to one place of which
    /// only one can have it.
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    MongoAuditLog(Database database) {
        this.database = database;
        this.entries = database.collection(COLLECTION);
        this.caseAudits = new CaseAudits(database);
    }

    /// Writes for the existing dashboard too, whatever it reads of the event.
    @Override
    public Appended append(AuditDraft event) {
        var lock = locks.get(Math.floorMod(event.stream().hashCode(), LOCKS));
        lock.lock();
        try {
            return database.call(
                    PORT,
                    () -> {
                        var appended = appendNow(event);
                        caseAudits.append(event);
                        return appended;
                    });
        } finally {
            lock.unlock();
        }
    }

    private Appended appendNow(AuditDraft event) {
        for (var i = 0; i < TRIES; i++) {
            var entry = AuditEntry.after(headNow(event.stream()), event);
            try {
                entries.insertOne(write(entry));
                return Appended.NEW;
            } catch (MongoException fault) {
                if (!Faults.isDuplicateKey(fault)) {
                    throw fault;
                }
                if (isKnown(event)) {
                    return Appended.REPEATED;
                }
            }
        }
        throw new PortException(
                PORT,
                PortException.Retry.WORTH_IT,
                "other writers took every place in the chain that was tried");
    }

    private boolean isKnown(AuditDraft event) {
        return entries.find(and(eq("stream", event.stream()), eq("entryId", event.entryId())))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    @Override
    public ChainHead head(String stream) {
        return database.call(PORT, () -> headNow(stream));
    }

    private ChainHead headNow(String stream) {
        var last =
                entries.find(eq("stream", stream))
                        .projection(Projections.include("sequence", "hash"))
                        .sort(Sorts.descending("sequence"))
                        .first();
        return last == null
                ? ChainHead.empty(stream)
                : Fields.read(
                        "audit entry " + last.get("_id"),
                        last,
                        fields ->
                                new ChainHead(
                                        stream,
                                        fields.longNumber("sequence"),
                                        fields.text("hash")));
    }

    /// Sorted before it is grouped, so that the server jumps from stream to stream by the index.
    @Override
    public List<ChainHead> heads() {
        var lastOfEach =
                List.of(
                        Aggregates.sort(
                                Sorts.orderBy(
                                        Sorts.ascending("stream"), Sorts.descending("sequence"))),
                        Aggregates.group(
                                "$stream",
                                Accumulators.first("sequence", "$sequence"),
                                Accumulators.first("hash", "$hash")),
                        Aggregates.sort(Sorts.ascending("_id")));
        return database.call(
                PORT,
                () ->
                        entries.aggregate(lastOfEach)
                                .map(MongoAuditLog::grouped)
                                .into(new ArrayList<>()));
    }

    private static ChainHead grouped(Document last) {
        return Fields.read(
                "audit stream " + last.get("_id"),
                last,
                fields ->
                        new ChainHead(
                                fields.text("_id"),
                                fields.longNumber("sequence"),
                                fields.text("hash")));
    }

    @Override
    public List<AuditEntry> read(String stream, long sequence, int max) {
        return database.call(
                PORT,
                () ->
                        entries.find(and(eq("stream", stream), gt("sequence", sequence)))
                                .sort(Sorts.ascending("sequence"))
                                .limit(max)
                                .map(MongoAuditLog::entry)
                                .into(new ArrayList<>()));
    }

    private static Document write(AuditEntry entry) {
        var event = entry.event();
        var hashes = new TreeMap<String, String>();
        event.commitments().forEach((field, commitment) -> hashes.put(field, commitment.hex()));
        return new NewDocument()
                .with("_id", event.stream() + ":" + entry.sequence())
                .with("stream", event.stream())
                .with("sequence", entry.sequence())
                .with("entryId", event.entryId())
                .with("at", event.at())
                .with("actor", event.actor().id())
                .withText("via", event.actor().via())
                .with("action", event.action())
                .with("ids", NewDocument.texts(event.ids()))
                .with("commitments", NewDocument.texts(hashes))
                .with("previousHash", entry.previousHash())
                .with("hash", entry.hash())
                .document();
    }

    private static AuditEntry entry(Document document) {
        return Fields.read("audit entry " + document.get("_id"), document, MongoAuditLog::entry);
    }

    private static AuditEntry entry(Fields fields) {
        var commitments = new TreeMap<String, Commitment>();
        fields.object("commitments", Fields::texts)
                .forEach((field, hash) -> commitments.put(field, new Commitment(hash)));
        return new AuditEntry(
                new AuditDraft(
                        fields.text("entryId"),
                        fields.text("stream"),
                        fields.time("at"),
                        new Actor(fields.text("actor"), fields.optionalText("via")),
                        fields.text("action"),
                        new TreeMap<>(fields.object("ids", Fields::texts)),
                        commitments),
                fields.longNumber("sequence"),
                fields.text("previousHash"),
                fields.text("hash"));
    }
}
