package dev.duly.core.consent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// One thing that happened, with all that its lines say on when. [Consent#derive] has the rule.
///
/// @param change its first line
/// @param place of the first line in the ledger of its number
/// @param providerAt when the provider got it, once a line says so
/// @param listed place of the line that says so
record ConsentEvent(
        ConsentChange change, int place, Optional<Instant> providerAt, Optional<Integer> listed) {
    /// What happened by `history`, in the order of the first lines.
    static List<ConsentEvent> of(List<ConsentChange> history) {
        var events = new LinkedHashMap<String, ConsentEvent>();
        for (var place = 0; place < history.size(); place++) {
            var line = history.get(place);
            var listed =
                    line.providerAt().isPresent() ? Optional.of(place) : Optional.<Integer>empty();
            events.merge(
                    line.event(),
                    new ConsentEvent(line, place, line.providerAt(), listed),
                    ConsentEvent::and);
        }
        return List.copyOf(events.values());
    }

    private ConsentEvent and(ConsentEvent later) {
        return providerAt.isPresent()
                ? this
                : new ConsentEvent(change, place, later.providerAt(), later.listed());
    }

    ConsentChange.Kind kind() {
        return change.kind();
    }

    /// Whether this provably happened after `other`.
    boolean isAfter(ConsentEvent other) {
        if (providerAt.isPresent() && other.providerAt().isPresent()) {
            var order = providerAt.get().compareTo(other.providerAt().get());
            return order == 0
                    ? wasPosted() && other.wasPosted() && place > other.place()
                    : order > 0;
        }
        var mayBeLate = change.method().isText() && other.change().method().isText();
        var known = mayBeLate ? other.listed() : Optional.of(other.place());
        return known.filter(there -> place > there).isPresent();
    }

    private boolean wasPosted() {
        return listed.filter(there -> there == place).isEmpty();
    }
}
