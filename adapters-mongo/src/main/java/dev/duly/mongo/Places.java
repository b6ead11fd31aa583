package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;

import dev.duly.core.Cursor;
import java.time.Instant;
import org.bson.conversions.Bson;

/// Where the next page of a list begins that is sorted by a time, then by `_id`, the oldest first.
final class Places {
    private Places() {}

    /// All that comes after `last`. Says first that nothing is before its time, so that the walk
    /// along the list's index begins there.
    static Bson after(String time, Cursor last) {
        var at = Dates.of(Instant.ofEpochMilli(last.at()));
        return and(gte(time, at), or(gt(time, at), gt("_id", ObjectIds.orText(last.id()))));
    }
}
