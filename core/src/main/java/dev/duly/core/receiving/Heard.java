package dev.duly.core.receiving;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.revocation.Keyword;
import dev.duly.core.revocation.Revocation;
import java.time.Instant;
import java.util.Optional;

/// What a person's text was heard to say of consent.
///
/// @param keyword what it asks for; empty when it asks for nothing that can be done at once
/// @param revocation how it was read
/// @param agreedTo what a YES agrees to: what the question was about
record Heard(Optional<Keyword> keyword, Revocation revocation, Optional<Reach> agreedTo) {
    /// The change that it makes; empty for HELP, and for a text that a person has to read first.
    Optional<ConsentChange> change(InboundText text, DepartmentId department, Instant now) {
        return keyword.flatMap(said ->
                switch (said.kind()) {
                    case OPT_OUT ->
                            Optional.of(change(ConsentChange.Kind.OPT_OUT, text, department, now));
                    case OPT_IN ->
                            Optional.of(change(ConsentChange.Kind.OPT_IN, text, department, now));
                    case HELP -> Optional.empty();
                });
    }

    /// Whether whoever has the phone says that it is not the client's.
    boolean isWrongNumber() {
        return revocation.tier() == Revocation.Tier.WRONG_NUMBER;
    }

    private ConsentChange change(
            ConsentChange.Kind kind, InboundText text, DepartmentId department, Instant now) {
        return ConsentChange.texted(
                PlaceChanges.event(text),
                text.from(),
                department,
                kind,
                isWrongNumber() ? Reach.NUMBER_AT_ALL : agreedTo.orElse(Reach.NUMBER),
                Proof.text(method(), text.body(), Optional.of(revocation.rule())),
                text.countsFrom(),
                // What is posted says nothing that could be trusted on when it was written.
                text.arrival() == InboundText.Arrival.FETCHED
                        ? text.providerAt()
                        : Optional.empty(),
                now);
    }

    private Method method() {
        return switch (revocation.tier()) {
            case PHRASE, WRONG_NUMBER -> Method.PHRASE;
            case EXACT_KEYWORD, LEADING_KEYWORD, REVIEW, NONE -> Method.KEYWORD;
        };
    }
}
