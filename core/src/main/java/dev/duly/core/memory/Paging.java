package dev.duly.core.memory;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Cuts pages out of rows in the one order that all lists have: by time, then by id.
final class Paging {
    static final Comparator<Cursor> OLDEST_FIRST =
            Comparator.comparingLong(Cursor::at).thenComparing(Cursor::id);

    private Paging() {}

    /// @param place where a row stands in the order
    static <T> Page<T> page(
            Stream<T> rows,
            Function<T, Cursor> place,
            Comparator<Cursor> order,
            Optional<Cursor> after,
            int limit) {
        List<T> found =
                rows.filter(row ->
                                after.isEmpty()
                                        || order.compare(place.apply(row), after.orElseThrow()) > 0)
                        .sorted(Comparator.comparing(place, order))
                        .toList();
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        var items = found.subList(0, limit);
        return new Page<>(items, Optional.of(place.apply(items.getLast())));
    }
}
