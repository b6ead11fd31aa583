package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.type;

import com.mongodb.client.model.Sorts;
import dev.duly.core.Cursor;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageFilter.Order;
import dev.duly.core.message.MessageState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.conversions.Bson;

/// A page of messages as a query. Each way to narrow has an index that ends in (`createdAt`,
/// `_id`): a page is one walk along it, or one a state, which the server merges.
///
/// What older servers wrote without a time that a [Cursor] can have comes before all others, by its
/// id alone, in a query of its own. In a thread that is little, and sorted once it is found.
///
/// @param order one that an index has
record MessageQuery(Bson filter, Bson order) {
    static final Instant FIRST = Instant.ofEpochMilli(1);

    /// The largest time that a [Cursor] can have, in the year 33,658.
    private static final Instant LAST = Instant.ofEpochMilli(999_999_999_999_999L);

    /// The cursor's time of what has none.
    private static final long UNTIMED = 0;

    /// Those that a document of an older server can be in: it has no other word than `status`.
    private static final Set<MessageState> OLDER =
            EnumSet.of(
                    MessageState.QUEUED,
                    MessageState.SENDING,
                    MessageState.SENT,
                    MessageState.DELIVERED,
                    MessageState.FAILED);

    /// The queries whose answers, one after the other, are what comes after `cursor`.
    static List<MessageQuery> after(Optional<Cursor> cursor, MessageFilter filter) {
        var queries = new ArrayList<MessageQuery>();
        var newestFirst = filter.order() == Order.NEWEST_FIRST;
        var inTimed = cursor.isPresent() && cursor.get().at() != UNTIMED;
        var inUntimed = cursor.isPresent() && !inTimed;
        if (!inUntimed || !newestFirst) {
            queries.add(timed(filter, cursor.filter(_ -> inTimed)));
        }
        if (mayHaveUntimed(filter) && (!inTimed || newestFirst)) {
            var place = newestFirst ? queries.size() : 0;
            queries.add(place, untimed(filter, cursor.filter(_ -> inUntimed)));
        }
        return queries;
    }

    /// The place of a document in these lists.
    static Cursor place(Document document) {
        var id = document.getObjectId("_id").toHexString();
        return Optional.ofNullable(document.get("createdAt"))
                .filter(Date.class::isInstance)
                .map(at -> ((Date) at).toInstant())
                .filter(at -> !at.isBefore(FIRST))
                .map(at -> Cursor.after(at.isBefore(LAST) ? at : LAST, id))
                .orElseGet(() -> new Cursor(UNTIMED, id));
    }

    private static boolean mayHaveUntimed(MessageFilter filter) {
        return filter.since().isEmpty() && filter.until().isEmpty();
    }

    private static MessageQuery timed(MessageFilter filter, Optional<Cursor> cursor) {
        var conditions = narrowing(filter);
        conditions.add(
                gte(
                        "createdAt",
                        Dates.notBefore(filter.since().filter(FIRST::isBefore).orElse(FIRST))));
        filter.until().ifPresent(until -> conditions.add(lt("createdAt", Dates.notBefore(until))));
        cursor.ifPresent(place -> conditions.add(beyond(place, filter.order())));
        return new MessageQuery(
                inAnyState(filter.states(), conditions),
                sorted(filter.order(), "createdAt", "_id"));
    }

    private static MessageQuery untimed(MessageFilter filter, Optional<Cursor> cursor) {
        var conditions = narrowing(filter);
        conditions.add(not(gte("createdAt", Dates.of(FIRST))));
        cursor.map(place -> ObjectIds.of(place.id()))
                .ifPresent(id ->
                        conditions.add(
                                filter.order() == Order.NEWEST_FIRST
                                        ? lt("_id", id)
                                        : gt("_id", id)));
        return new MessageQuery(
                inAnyState(filter.states(), conditions), sorted(filter.order(), "_id"));
    }

    private static List<Bson> narrowing(MessageFilter filter) {
        var conditions = new ArrayList<Bson>();
        // Another id can be no message's.
        conditions.add(type("_id", BsonType.OBJECT_ID));
        filter.threadId().ifPresent(id -> conditions.add(eq("duly.threadId", id.value())));
        filter.caseId().ifPresent(id -> conditions.add(eq("caseId", ObjectIds.orText(id.value()))));
        filter.departmentId().ifPresent(id -> conditions.add(eq("duly.departmentId", id.value())));
        filter.direction()
                .ifPresent(way ->
                        conditions.add(eq("direction", way.name().toLowerCase(Locale.ROOT))));
        return conditions;
    }

    /// The states stand at the root of the query, each with all other conditions: only so does a
    /// server merge walks instead of sorting.
    private static Bson inAnyState(Set<MessageState> states, List<Bson> conditions) {
        if (states.isEmpty()) {
            return and(conditions);
        }
        var ours =
                and(
                        in("duly.state", states.stream().map(MessageState::word).sorted().toList()),
                        in("status", statuses(states)),
                        and(conditions));
        var older = EnumSet.copyOf(states);
        older.retainAll(OLDER);
        return older.isEmpty()
                ? ours
                : or(
                        ours,
                        and(
                                eq("duly.state", null),
                                in("status", statuses(older)),
                                and(conditions)));
    }

    private static List<String> statuses(Set<MessageState> states) {
        return states.stream().map(MessageState::status).distinct().sorted().toList();
    }

    /// The first condition says where the walk along the index starts.
    private static Bson beyond(Cursor place, Order order) {
        var at = Dates.of(Instant.ofEpochMilli(place.at()));
        var id = ObjectIds.of(place.id());
        return order == Order.NEWEST_FIRST
                ? and(lte("createdAt", at), or(lt("createdAt", at), lt("_id", id)))
                : and(gte("createdAt", at), or(gt("createdAt", at), gt("_id", id)));
    }

    private static Bson sorted(Order order, String... fields) {
        return order == Order.NEWEST_FIRST ? Sorts.descending(fields) : Sorts.ascending(fields);
    }
}
