package dev.duly.core;

import java.util.List;
import java.util.function.Consumer;

/// Does one thing to each of several items, and lets none that fails keep the others waiting.
public final class EachInTurn {
    private EachInTurn() {}

    /// @throws RuntimeException the first failure, with the later ones suppressed in it, after
    ///   every item has had its turn
    public static <T> void of(List<T> items, Consumer<? super T> action) {
        RuntimeException first = null;
        for (var item : items) {
            try {
                action.accept(item);
            } catch (RuntimeException e) {
                // Whatever is wrong with this one, the next may be sound.
                if (first == null) {
                    first = e;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
