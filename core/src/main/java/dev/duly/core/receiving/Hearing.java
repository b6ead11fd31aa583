package dev.duly.core.receiving;

import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.revocation.Keyword;
import dev.duly.core.revocation.Revocation;
import dev.duly.core.revocation.Revocations;
import java.util.Locale;
import java.util.Optional;

/// Hears what a person's text says of consent. What the provider's own opt-out handling says goes
/// before what we read.
final class Hearing {
    private final Revocations revocations;

    Hearing(Revocations revocations) {
        this.revocations = revocations;
    }

    /// @param sender to which the text came
    Heard hear(InboundText text, Sender sender) {
        // Nobody is asked to confirm an opt-in with YES, so YES is none.
        var revocation = revocations.classify(text.body(), false);
        return new Heard(keyword(text, sender, revocation), revocation);
    }

    private static Optional<Keyword> keyword(
            InboundText text, Sender sender, Revocation revocation) {
        var word = Keyword.of(text.body()).map(Keyword::word);
        return text.optOutType()
                .flatMap(Hearing::kind)
                .map(kind -> new Keyword(kind, word.orElse(kind.name())))
                .or(() ->
                        read(text, sender, revocation)
                                .map(kind -> new Keyword(kind, word.orElse(revocation.rule()))));
    }

    private static Optional<Keyword.Kind> read(
            InboundText text, Sender sender, Revocation revocation) {
        return switch (revocation) {
            case Revocation.OptOut _ -> Optional.of(Keyword.Kind.OPT_OUT);
            case Revocation.OptIn _ ->
                    lifts(text, sender) ? Optional.of(Keyword.Kind.OPT_IN) : Optional.empty();
            case Revocation.Help _ -> Optional.of(Keyword.Kind.HELP);
            case Revocation.Unclear _, Revocation.Nothing _ -> Optional.empty();
        };
    }

    /// A START that the provider does not recognise lifts no block of the provider's: taken for
    /// one, the next text would fail, and the person would believe to be back.
    private static boolean lifts(InboundText text, Sender sender) {
        return sender.keywordAnswers() == KeywordAnswers.OURS
                || Keyword.answeredByTwilio(text.body());
    }

    private static Optional<Keyword.Kind> kind(String optOutType) {
        return switch (optOutType.toUpperCase(Locale.ROOT)) {
            case "STOP" -> Optional.of(Keyword.Kind.OPT_OUT);
            case "START" -> Optional.of(Keyword.Kind.OPT_IN);
            case "HELP" -> Optional.of(Keyword.Kind.HELP);
            default -> Optional.empty();
        };
    }
}
