package dev.duly.sqlite;

import dev.duly.core.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where a walk along an index that ends in (time, id) starts and where it ends, as the condition
/// of a statement and its values.
///
/// @param column of the time
/// @param since the first moment that counts
/// @param before the first moment that does not count any more
record Span(String column, Instant since, Instant before, Optional<Cursor> cursor) {
    String condition() {
        // The cursor, where there is one, is the nearer end of the walk: the plus keeps SQLite from
        // starting at the other.
        return cursor.isPresent()
                ? "(%1$s, id) > (?, ?) AND +%1$s >= ? AND %1$s < ?".formatted(column)
                : "%1$s >= ? AND %1$s < ?".formatted(column);
    }

    List<Object> values() {
        long first = Millis.notBefore(since);
        long end = Millis.notBefore(before);
        return cursor.map(after -> List.<Object>of(after.at(), after.id(), first, end))
                .orElseGet(() -> List.of(first, end));
    }
}
