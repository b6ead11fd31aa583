package dev.duly.core.consent;

import java.time.Duration;
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
    /// Two servers' clocks may be so far apart.
    private static final Duration MARGIN = Duration.ofMinutes(5);

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
        if (other.kind().isOptOut() && DoubleOptIn.isAnswer(change)) {
            // Nobody who has opted out is asked: the opt-out came later, or was delivered late.
            return false;
        }
        if (change.isHistoric() || other.change().isHistoric()) {
            return isAfterByTime(other);
        }
        if (providerAt.isPresent() && other.providerAt().isPresent()) {
            var order = providerAt.get().compareTo(other.providerAt().get());
            return order == 0
                    ? wasPosted() && other.wasPosted() && place > other.place()
                    : order > 0;
        }
        var mayBeLate = change.method().isText() && other.change().method().isText();
        var known =
                mayBeLate
                        ? other.listed().filter(_ -> isInOneInbox(other))
                        : Optional.of(other.place());
        return known.filter(there -> place > there).isPresent();
    }

    /// With an older server's record the ledger's order says nothing: its lines were added long
    /// after they happened.
    private boolean isAfterByTime(ConsentEvent other) {
        var at = change.effectiveAt();
        var otherAt = other.change().effectiveAt();
        if (!change.isHistoric()) {
            return kind().isOptIn()
                    ? at.isAfter(otherAt.plus(MARGIN))
                    : !at.isBefore(otherAt.minus(MARGIN));
        }
        return other.change().isHistoric() && at.isAfter(otherAt);
    }

    /// What the list of one sender's texts holds says nothing of those to another.
    private boolean isInOneInbox(ConsentEvent other) {
        return change.departmentId().equals(other.change().departmentId());
    }

    private boolean wasPosted() {
        return listed.filter(there -> there == place).isEmpty();
    }
}
