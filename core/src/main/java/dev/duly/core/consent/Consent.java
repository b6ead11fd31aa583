package dev.duly.core.consent;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether a number may be texted, derived from its ledger and never stored by itself.
///
/// @param decisive the change that turned it so
public record Consent(State state, Optional<ConsentChange> decisive) {
    /// The strictest first.
    public enum State {
        OPTED_OUT,
        OPTED_IN,
        NEVER_ASKED;

        /// As it stands in answers.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
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
    ///   after it cannot be an old one that was delivered late. That is so for texts to one sender:
    ///   in which order texts to two came, their times alone tell.
    /// - What is no text, on either side, cannot be delivered late: the ledger's order decides.
    /// - What an older server kept was written down long after it happened. Of two such lines the
    ///   later counts by that server's clock; an opt-in of ours counts as later when it is so by
    ///   more than two clocks may be apart; and what we heard ourselves, no old opt-in lifts.
    ///
    /// Beyond that, a line that a correction names does not count; what was agreed to ends with its
    /// expiry, and when the client changes numbers; and YES to a question ([DoubleOptIn]) lifts no
    /// opt-out.
    ///
    /// Decisive is the change that turned the state: saying STOP again changes nothing, and no
    /// date.
    ///
    /// @param history in the order in which it was appended
    /// @param viewpoint for whom, and for what
    public static Consent derive(List<ConsentChange> history, Viewpoint viewpoint) {
        return derive(history.stream().filter(viewpoint::sees).toList());
    }

    /// As if every line were about whoever asks, and about what they ask for.
    public static Consent derive(List<ConsentChange> history) {
        var events = ConsentEvent.of(withoutMistakes(history));
        var optIns = events.stream().filter(event -> event.kind().isOptIn()).toList();
        var optOuts = events.stream().filter(event -> event.kind().isOptOut()).toList();
        return optOuts.stream()
                .filter(out -> optIns.stream().noneMatch(in -> in.isAfter(out)))
                .findFirst()
                .map(standing -> new Consent(State.OPTED_OUT, Optional.of(standing.change())))
                .orElseGet(() -> agreed(optIns, optOuts, events));
    }

    private static Consent agreed(
            List<ConsentEvent> optIns, List<ConsentEvent> optOuts, List<ConsentEvent> events) {
        var ends = events.stream().filter(event -> event.kind().endsOptIn()).toList();
        var standing =
                optIns.stream()
                        .filter(in -> ends.stream().noneMatch(end -> end.isAfter(in)))
                        .toList();
        if (standing.isEmpty()) {
            return NEVER_ASKED;
        }
        var lifts =
                standing.stream()
                        .filter(in -> optOuts.stream().allMatch(in::isAfter))
                        .findFirst()
                        .orElse(standing.getLast());
        return new Consent(State.OPTED_IN, Optional.of(lifts.change()));
    }

    private static List<ConsentChange> withoutMistakes(List<ConsentChange> history) {
        var mistakes =
                history.stream()
                        .flatMap(change -> change.corrects().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return history.stream().filter(change -> !mistakes.contains(change.event())).toList();
    }

    public Optional<Instant> since() {
        return decisive.map(ConsentChange::effectiveAt);
    }
}
