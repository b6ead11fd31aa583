package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import dev.duly.core.PortException;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/// Writes the next revision of a message, if the kept one is the expected one and nothing that is
/// unique stands in its way. One update of one document.
final class MessageRevisions {
    /// Each further try knows what stood in the way of the one before.
    private static final int TRIES = 5;

    private final MongoCollection<Document> messages;

    MessageRevisions(MongoCollection<Document> messages) {
        this.messages = messages;
    }

    /// @throws MongoException when it could not be written, or nobody knows
    Replaced replace(Revision expected, OutboundMessage next) {
        var owned = ProviderKeys.of(next);
        for (var i = 0; i < TRIES; i++) {
            try {
                return update(expected, next, new MessageUpdate(next, owned));
            } catch (MongoException fault) {
                if (!Faults.isDuplicateKey(fault)) {
                    throw fault;
                }
                if (hasTwin(next)) {
                    return new Replaced.TwinInFlight();
                }
                owned = withoutOthers(next, owned);
            }
        }
        throw new PortException(
                "MessageStore",
                PortException.Retry.WORTH_IT,
                "other writers were first to the keys of a text, time and again");
    }

    /// What is drained only grows: when the first update finds nothing because all was drained
    /// meanwhile, the second finds it, unless the revision is another.
    private Replaced update(Revision expected, OutboundMessage next, MessageUpdate update) {
        var id = ObjectIds.of(next.id().value());
        var steps = next.timeline().size();
        var kept = and(eq("_id", id), eq("duly.revision", expected.value()));
        return updated(and(kept, lt("duly.drained", steps)), update.pending(id))
                .or(() -> updated(and(kept, gte("duly.drained", steps)), update.drained()))
                .<Replaced>map(drained -> new Replaced.Kept(next.drained(drained)))
                .orElseGet(Replaced.Stale::new);
    }

    /// How many steps of the updated document are drained; empty when there is no such document.
    private Optional<Integer> updated(Bson filter, Document update) {
        var after =
                messages.findOneAndUpdate(
                        filter,
                        update,
                        new FindOneAndUpdateOptions()
                                .projection(Projections.include("duly.drained"))
                                .returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(after)
                .map(document -> document.getEmbedded(List.of("duly", "drained"), Integer.class));
    }

    private boolean hasTwin(OutboundMessage next) {
        return next.inFlight().isPresent()
                && messages.find(
                                        and(
                                                eq("duly.inFlight", next.inFlight().get().key()),
                                                ne("_id", ObjectIds.of(next.id().value()))))
                                .projection(Projections.include("_id"))
                                .first()
                        != null;
    }

    /// An id of the provider's stays with the text that had it first: another that has it too is
    /// not found by it.
    private List<String> withoutOthers(OutboundMessage next, List<String> wanted) {
        var free = new ArrayList<>(wanted);
        messages.find(
                        and(
                                in("duly.providerIds", wanted),
                                ne("_id", ObjectIds.of(next.id().value()))))
                .projection(Projections.include("duly.providerIds"))
                .forEach(other ->
                        free.removeAll(
                                other.get("duly", Document.class)
                                        .getList("providerIds", String.class)));
        return free;
    }
}
