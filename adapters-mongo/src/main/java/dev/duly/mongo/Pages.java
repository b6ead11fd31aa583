package dev.duly.mongo;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Cuts pages: one row more than asked for is read, to know whether there is a next page.
final class Pages {
    private Pages() {}

    /// @param found at most `limit` and one more
    /// @param place of the last one on the page
    static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> place) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        var items = found.subList(0, limit);
        return new Page<>(items, Optional.of(place.apply(items.getLast())));
    }
}
