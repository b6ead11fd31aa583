package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import dev.duly.core.Cursor;
import java.time.Instant;
import java.util.Optional;
import org.bson.conversions.Bson;

/// Where a walk along an index that ends in (time, `_id`) starts and where it ends.
///
/// @param field of the time
/// @param since the first moment that counts
/// @param before the first moment that does not count any more
record Span(String field, Instant since, Instant before, Optional<Cursor> cursor) {
    Bson filter() {
        var whole = and(gte(field, Dates.notBefore(since)), lt(field, Dates.notBefore(before)));
        return cursor.map(place -> and(whole, beyond(place))).orElse(whole);
    }

    Bson order() {
        return Sorts.ascending(field, "_id");
    }

    /// The first condition says where the walk starts.
    private Bson beyond(Cursor place) {
        var at = Dates.of(Instant.ofEpochMilli(place.at()));
        return and(
                gte(field, at),
                or(gt(field, at), and(eq(field, at), gt("_id", ObjectIds.of(place.id())))));
    }
}
