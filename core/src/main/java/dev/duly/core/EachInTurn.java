package dev.duly.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Does one thing to each of several items, and lets none that fails keep the others waiting.
public final class EachInTurn {
    private EachInTurn() {}

    /// @throws RuntimeException the first failure, after every item has had its turn
    public static <T> void of(List<T> items, Consumer<? super T> action) {
        ofPages(_ -> new Page<>(items, Optional.empty()), action);
    }

    /// As [#of], for a list that is read page by page, to its end.
    ///
    /// @param pages answers the page after a cursor; the first for none
    public static <T> void ofPages(
            Function<Optional<Cursor>, Page<T>> pages, Consumer<? super T> action) {
        RuntimeException first = null;
        Optional<Cursor> next = Optional.empty();
        do {
            var page = pages.apply(next);
            for (var item : page.items()) {
                try {
                    action.accept(item);
                } catch (RuntimeException e) {
                    // Whatever is wrong with this one, the next may be sound.
                    first = first == null ? e : first;
                }
            }
            next = page.next();
        } while (next.isPresent());
        if (first != null) {
            throw first;
        }
    }
}
