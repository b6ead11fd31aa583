package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.message.Added;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.Revision;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The messages, in the collection that the existing dashboard reads.
///
/// A write is one document and draws no consequences: `duly.pending` lists the text until they are
/// drawn. What is unique is unique by an index. Documents without `duly.revision` are history.
final class MongoMessageStore implements MessageStore {
    private static final String PORT = "MessageStore";

    private static final Bson OURS = gte("duly.revision", Revision.FIRST.value());

    private final Database database;
    private final MongoCollection<Document> messages;
    private final MessageRevisions revisions;

    MongoMessageStore(Database database) {
        this.database = database;
        this.messages = database.collection(MessageIndexes.COLLECTION);
        this.revisions = new MessageRevisions(messages);
    }

    @Override
    public Added<OutboundMessage> add(OutboundMessage message) {
        return database.call(
                PORT,
                () ->
                        insertedUnlessKnown(
                                message,
                                OutboundDocument.write(message),
                                () -> message.draft().key().flatMap(this::byKey)));
    }

    @Override
    public Added<InboundMessage> add(InboundMessage message) {
        return database.call(
                PORT,
                () ->
                        insertedUnlessKnown(
                                message,
                                InboundDocument.write(message),
                                () -> byInboundId(message)));
    }

    private <M extends LiveMessage> Added<M> insertedUnlessKnown(
            M message, Document document, Supplier<Optional<M>> known) {
        try {
            insert(message, document);
            return new Added.Kept<>(message);
        } catch (MongoException fault) {
            if (!Faults.isDuplicateKey(fault)) {
                throw fault;
            }
            return new Added.Known<>(known.get().orElseThrow(() -> fault));
        }
    }

    private void insert(LiveMessage message, Document document) {
        var id = ObjectIds.of(message.id().value());
        var ours = document.get("duly", Document.class);
        ours.append("drained", message.drained());
        if (message.hasUndrained()) {
            ours.append("pending", id);
        }
        var whole = new Document("_id", id);
        whole.putAll(document);
        messages.insertOne(whole);
    }

    @Override
    public Replaced replace(Revision expected, OutboundMessage next) {
        return database.call(PORT, () -> revisions.replace(expected, next));
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return database.call(
                PORT, () -> first(eq("_id", ObjectIds.of(id.value()))).map(MessageDocument::read));
    }

    @Override
    public Optional<OutboundMessage> find(IdempotencyKey key) {
        return database.call(PORT, () -> byKey(key));
    }

    private Optional<OutboundMessage> byKey(IdempotencyKey key) {
        return first(
                        and(
                                eq("duly.key.application", key.application()),
                                eq("duly.key.value", key.value())))
                .map(MessageDocument::readOutbound);
    }

    @Override
    public Optional<OutboundMessage> find(GatewayAccount account, ProviderMessageId id) {
        return database.call(
                PORT,
                () ->
                        first(eq("duly.providerIds", ProviderKeys.of(account, id)))
                                .map(MessageDocument::readOutbound));
    }

    private Optional<InboundMessage> byInboundId(InboundMessage message) {
        return first(eq("duly.inboundId", ProviderKeys.of(message.account(), message.providerId())))
                .map(MessageDocument::readInbound);
    }

    private Optional<Document> first(Bson filter) {
        return Optional.ofNullable(messages.find(filter).first());
    }

    @Override
    public Page<OutboundMessage> inState(
            MessageState state, Instant since, Instant before, Optional<Cursor> cursor, int limit) {
        return page(
                state,
                new Span("duly.changedAt", since, before, cursor),
                limit,
                last -> Cursor.after(last.timeline().getLast().at(), last.id().value()));
    }

    @Override
    public Page<OutboundMessage> overdue(Instant before, Optional<Cursor> cursor, int limit) {
        return page(
                MessageState.QUEUED,
                new Span("duly.dueAt", Instant.MIN, before, cursor),
                limit,
                last -> Cursor.after(last.dueAt(), last.id().value()));
    }

    private Page<OutboundMessage> page(
            MessageState state, Span span, int limit, Function<OutboundMessage, Cursor> place) {
        var outbound =
                and(eq("duly.state", state.word()), span.filter(), eq("direction", "out"), OURS);
        var found =
                database.call(
                        PORT,
                        () ->
                                messages.find(outbound)
                                        .sort(span.order())
                                        .limit(limit + 1)
                                        .map(MessageDocument::readOutbound)
                                        .into(new ArrayList<>()));
        return Pages.of(found, limit, place);
    }

    @Override
    public List<OutboundMessage> lately(PhoneNumber person, Instant since, int max) {
        var toThem =
                and(
                        eq("to", person.e164()),
                        gte("duly.changedAt", Dates.notBefore(since)),
                        eq("direction", "out"),
                        OURS);
        return database.call(
                PORT,
                () ->
                        messages.find(toThem)
                                .sort(Sorts.descending("duly.changedAt"))
                                .limit(max)
                                .map(MessageDocument::readOutbound)
                                .into(new ArrayList<>()));
    }

    @Override
    public Page<Message> page(MessageFilter filter, Optional<Cursor> cursor, int limit) {
        var queries = MessageQuery.after(cursor, filter);
        return database.call(
                PORT,
                () ->
                        Pages.of(found(queries, limit + 1), limit, MessageQuery::place)
                                .map(MessageDocument::read));
    }

    private List<Document> found(List<MessageQuery> queries, int max) {
        var found = new ArrayList<Document>();
        for (var query : queries) {
            if (found.size() < max) {
                messages.find(query.filter())
                        .sort(query.order())
                        .limit(max - found.size())
                        .into(found);
            }
        }
        return found;
    }

    @Override
    public List<LiveMessage> undrained(int max) {
        return database.call(
                PORT,
                () ->
                        messages.find(and(exists("duly.pending"), OURS))
                                .sort(Sorts.ascending("duly.pending"))
                                .limit(max)
                                .map(MessageDocument::readLive)
                                .into(new ArrayList<>()));
    }

    @Override
    public void drained(MessageId id, int steps) {
        var message = eq("_id", ObjectIds.of(id.value()));
        var so = Updates.max("duly.drained", steps);
        database.call(
                PORT,
                () -> {
                    var all =
                            messages.updateOne(
                                    and(message, OURS, lte("duly.steps", steps)),
                                    Updates.combine(so, Updates.unset("duly.pending")));
                    return all.getMatchedCount() > 0
                            ? all
                            : messages.updateOne(and(message, OURS, gt("duly.steps", steps)), so);
                });
    }
}
