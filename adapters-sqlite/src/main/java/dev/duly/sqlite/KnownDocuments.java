package dev.duly.sqlite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What was made of a document before. Rows are read anew each time, as every look at a text has to
/// be; but the same words make the same value, and making it costs far more than reading them.
///
/// @param <T> never changes once made
final class KnownDocuments<T> {
    private final Map<String, T> known;

    /// @param most how many; those that were not asked for the longest are forgotten
    KnownDocuments(int most) {
        this.known =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                        return size() > most;
                    }
                };
    }

    /// @param reading makes the value of a document that is not known
    T read(String document, Supplier<T> reading) {
        var made = find(document);
        if (made != null) {
            return made;
        }
        var value = reading.get();
        know(document, value);
        return value;
    }

    /// @param value what reading `document` would make
    synchronized void know(String document, T value) {
        known.put(document, value);
    }

    private synchronized @Nullable T find(String document) {
        return known.get(document);
    }
}
