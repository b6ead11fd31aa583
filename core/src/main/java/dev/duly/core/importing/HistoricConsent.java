package dev.duly.core.importing;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.record.Actor;
import dev.duly.core.revocation.Keyword;
import dev.duly.core.revocation.Revocation;
import dev.duly.core.revocation.Revocations;
import java.time.Instant;
import java.util.Optional;

/// Hears what the texts of an older server say of consent. Whatever may be an opt-out is one;
/// whatever may not be an opt-in is none.
final class HistoricConsent {
    /// Twilio, error 21610: the person is unsubscribed.
    private static final String UNSUBSCRIBED = "21610";

    private static final int LONGEST_WORDS = 10_000;

    /// @param change that the ledger has to have
    /// @param revocation as which the client's words were read
    record Heard(
            Optional<ConsentChange> change,
            Optional<Revocation> revocation,
            Optional<Oddity> oddity) {
        private static final Heard NOTHING =
                new Heard(Optional.empty(), Optional.empty(), Optional.empty());

        private static Heard odd(Oddity oddity) {
            return new Heard(Optional.empty(), Optional.empty(), Optional.of(oddity));
        }
    }

    private final Revocations revocations;

    HistoricConsent(Revocations revocations) {
        this.revocations = revocations;
    }

    Heard hear(Understood text, Instant now) {
        if (text.direction() == Direction.OUT) {
            return isRefused(text.message()) ? refused(text, now) : Heard.NOTHING;
        }
        var body = text.message().said().body().orElse("");
        return switch (revocations.classify(body, false)) {
            case Revocation.OptOut optOut -> optOut(text, optOut, now);
            case Revocation.OptIn optIn -> optIn(text, optIn, now);
            case Revocation.Unclear _ -> Heard.odd(Oddity.UNCLEAR);
            case Revocation.Help _, Revocation.Nothing _ -> Heard.NOTHING;
        };
    }

    /// Whether it is, or tells of, an opt-out: asked of a text of which nobody knows whose it is.
    boolean isOptOut(HistoricMessage message) {
        return isRefused(message)
                || (!message.direction().equals(Optional.of(Direction.OUT))
                        && revocations.classify(message.said().body().orElse(""), false)
                                instanceof Revocation.OptOut);
    }

    private static boolean isRefused(HistoricMessage message) {
        return message.fate().errorCode().equals(Optional.of(UNSUBSCRIBED));
    }

    private static Heard refused(Understood text, Instant now) {
        var rule = "provider." + UNSUBSCRIBED;
        var change = change(text, Kind.OPT_OUT, reach(text), "", rule, Actor.SYSTEM, now);
        return new Heard(Optional.of(change), Optional.empty(), Optional.empty());
    }

    private static Heard optOut(Understood text, Revocation.OptOut read, Instant now) {
        var reach = read.tier() == Revocation.Tier.WRONG_NUMBER ? Reach.NUMBER_AT_ALL : reach(text);
        return new Heard(
                Optional.of(
                        change(
                                text,
                                Kind.OPT_OUT,
                                reach,
                                words(text),
                                read.rule(),
                                Actor.CLIENT,
                                now)),
                Optional.of(read),
                Optional.empty());
    }

    /// The provider answered for the older server: what it does not take for an opt-in lifted
    /// nothing there.
    private static Heard optIn(Understood text, Revocation.OptIn read, Instant now) {
        if (!Keyword.answeredByTwilio(words(text))) {
            return Heard.NOTHING;
        }
        if (!text.isDepartmentTold() || text.at().isEmpty()) {
            return Heard.odd(Oddity.OPT_IN_UNPLACED);
        }
        return new Heard(
                Optional.of(
                        change(
                                text,
                                Kind.OPT_IN,
                                Reach.NUMBER,
                                words(text),
                                read.rule(),
                                Actor.CLIENT,
                                now)),
                Optional.of(read),
                Optional.empty());
    }

    /// Of whom nobody knows to which department they said it, they said it to all.
    private static Reach reach(Understood text) {
        return text.isDepartmentTold() ? Reach.NUMBER : Reach.NUMBER_AT_ALL;
    }

    private static String words(Understood text) {
        var body = text.message().said().body().orElse("");
        return body.substring(0, Math.min(body.length(), LONGEST_WORDS));
    }

    private static ConsentChange change(
            Understood text,
            Kind kind,
            Reach reach,
            String words,
            String rule,
            Actor by,
            Instant now) {
        return ConsentChange.historic(
                text.id().value(),
                text.person(),
                text.department(),
                kind,
                reach,
                new Proof(
                        Method.IMPORT,
                        words,
                        Optional.empty(),
                        Optional.of(text.id().value()),
                        Optional.of(rule)),
                by,
                text.at().orElse(now),
                now);
    }
}
