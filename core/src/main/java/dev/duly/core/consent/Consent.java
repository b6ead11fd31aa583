package dev.duly.core.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether a number may be texted, derived from its ledger and never stored by itself.
///
/// @param decisive the change that made it so
public record Consent(State state, Optional<ConsentChange> decisive) {
    public enum State {
        OPTED_OUT,
        OPTED_IN,
        NEVER_ASKED
    }

    public static final Consent NEVER_ASKED = new Consent(State.NEVER_ASKED, Optional.empty());

    /// The latest change by its effective time wins, in whatever order they were written down; of
    /// two at the same moment the opt-out wins. A number's opt-out holds for every department:
    /// which departments share a sender is not the client's business.
    public static Consent derive(List<ConsentChange> history) {
        return history.stream()
                .reduce(Consent::later)
                .map(change -> new Consent(stateOf(change), Optional.of(change)))
                .orElse(NEVER_ASKED);
    }

    public Optional<Instant> since() {
        return decisive.map(ConsentChange::effectiveAt);
    }

    private static ConsentChange later(ConsentChange one, ConsentChange other) {
        var order = one.effectiveAt().compareTo(other.effectiveAt());
        if (order == 0) {
            return one.kind() == ConsentChange.Kind.OPT_OUT ? one : other;
        }
        return order > 0 ? one : other;
    }

    private static State stateOf(ConsentChange change) {
        return switch (change.kind()) {
            case OPT_OUT -> State.OPTED_OUT;
            case OPT_IN -> State.OPTED_IN;
        };
    }
}
