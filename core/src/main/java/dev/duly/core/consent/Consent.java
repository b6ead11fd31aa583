package dev.duly.core.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Whether a number may be texted, derived from its ledger and never stored by itself.
///
/// @param decisive the change that turned it so
public record Consent(State state, Optional<ConsentChange> decisive) {
    public enum State {
        OPTED_OUT,
        OPTED_IN,
        NEVER_ASKED
    }

    private static final Comparator<ConsentChange> BY_TIME =
            Comparator.comparing(ConsentChange::effectiveAt)
                    .thenComparing(change -> change.kind() == ConsentChange.Kind.OPT_OUT);

    public static final Consent NEVER_ASKED = new Consent(State.NEVER_ASKED, Optional.empty());

    /// Earlier is undone by later, by the effective times, in whatever order they were written
    /// down; of two at the same moment the opt-out counts as the later. Decisive is the change that
    /// turned the state: saying STOP again changes nothing, and no date. A number's opt-out holds
    /// for every department: which departments share a sender is not the client's business.
    public static Consent derive(List<ConsentChange> history) {
        var consent = NEVER_ASKED;
        for (var change : history.stream().sorted(BY_TIME).toList()) {
            var state = stateOf(change);
            if (state != consent.state()) {
                consent = new Consent(state, Optional.of(change));
            }
        }
        return consent;
    }

    public Optional<Instant> since() {
        return decisive.map(ConsentChange::effectiveAt);
    }

    private static State stateOf(ConsentChange change) {
        return switch (change.kind()) {
            case OPT_OUT -> State.OPTED_OUT;
            case OPT_IN -> State.OPTED_IN;
        };
    }
}
