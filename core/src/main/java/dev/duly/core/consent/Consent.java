package dev.duly.core.consent;

import java.time.Instant;
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

    public static final Consent NEVER_ASKED = new Consent(State.NEVER_ASKED, Optional.empty());

    /// A number is opted out while there is an opt-out that no opt-in provably followed. Whatever
    /// cannot be ordered stands as an opt-out, and two nodes' clocks are never compared:
    ///
    /// - What happened is one thing, however often and in whatever order it was written down, and
    ///   its place is that of its first line. The ledger's order is that in which lines were
    ///   appended.
    /// - Of two texts whose time at the provider is known, that time decides. It has no more than
    ///   seconds: within one, the ledger's order decides between two that were posted to us, and
    ///   with a fetched one the opt-out counts as the later.
    /// - Else an opt-in counts as later when its first line stands after the one that gives the
    ///   opt-out's time at the provider. That line is written once everything older that the
    ///   provider has is in the ledger ([dev.duly.core.receiving]), so that an opt-in which is new
    ///   after it cannot be an old one that was delivered late.
    /// - What is no text, on either side, cannot be delivered late: the ledger's order decides.
    ///
    /// Decisive is the change that turned the state: saying STOP again changes nothing, and no
    /// date. A number's opt-out holds for every department: which departments share a sender is not
    /// the client's business.
    ///
    /// @param history in the order in which it was appended
    public static Consent derive(List<ConsentChange> history) {
        var events = ConsentEvent.of(history);
        var optIns = events.stream().filter(event -> !event.isOptOut()).toList();
        var standing =
                events.stream()
                        .filter(ConsentEvent::isOptOut)
                        .filter(out -> optIns.stream().noneMatch(in -> in.isAfter(out)))
                        .findFirst();
        if (standing.isPresent()) {
            return new Consent(State.OPTED_OUT, standing.map(ConsentEvent::change));
        }
        var lifts =
                optIns.stream()
                        .filter(in ->
                                events.stream()
                                        .filter(ConsentEvent::isOptOut)
                                        .allMatch(in::isAfter))
                        .findFirst()
                        .or(() ->
                                optIns.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(optIns.getLast()));
        return lifts.map(in -> new Consent(State.OPTED_IN, Optional.of(in.change())))
                .orElse(NEVER_ASKED);
    }

    public Optional<Instant> since() {
        return decisive.map(ConsentChange::effectiveAt);
    }
}
