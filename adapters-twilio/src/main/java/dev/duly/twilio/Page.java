package dev.duly.twilio;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One page of a list of Twilio's.
///
/// @param items those that matter to whoever asked, in Twilio's order
/// @param next path and query of the next page
record Page<T>(List<T> items, Optional<String> next) {
    Page {
        items = List.copyOf(items);
    }

    /// Whether nothing on it is new, so that nothing behind it is. All of it has to be old, not
    /// only its last item: Twilio does not say by which of its dates a list is ordered.
    boolean hasOnly(Predicate<T> old) {
        return !items.isEmpty() && items.stream().allMatch(old);
    }
}
