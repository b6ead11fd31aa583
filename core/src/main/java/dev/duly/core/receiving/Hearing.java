package dev.duly.core.receiving;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.Department;
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
    private final OpenQuestion openQuestion;

    Hearing(Revocations revocations, OpenQuestion openQuestion) {
        this.revocations = revocations;
        this.openQuestion = openQuestion;
    }

    /// @param department that the text came to
    Heard hear(InboundText text, Department department) {
        var revocation = revocations.classify(text.body(), true);
        if (!isAnswer(revocation)) {
            return heard(text, department, revocation, Optional.empty());
        }
        // Only a YES is worth the look into the ledger.
        var question = openQuestion.before(text, department);
        return question.isPresent()
                ? heard(text, department, revocation, question.map(ConsentChange::reach))
                : heard(
                        text,
                        department,
                        revocations.classify(text.body(), false),
                        Optional.empty());
    }

    private static Heard heard(
            InboundText text,
            Department department,
            Revocation revocation,
            Optional<Reach> agreedTo) {
        return new Heard(keyword(text, department.sender(), revocation), revocation, agreedTo);
    }

    private static boolean isAnswer(Revocation revocation) {
        return revocation instanceof Revocation.OptIn optIn && optIn.isAnswer();
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
            case Revocation.OptIn optIn ->
                    optIn.isAnswer() || lifts(text, sender)
                            ? Optional.of(Keyword.Kind.OPT_IN)
                            : Optional.empty();
            case Revocation.Help _ -> Optional.of(Keyword.Kind.HELP);
            case Revocation.Unclear _, Revocation.Nothing _ -> Optional.empty();
        };
    }

    /// An answer to a question lifts nothing. A START that the provider does not recognise lifts no
    /// block of the provider's: taken for one, the next text would fail, and the person would
    /// believe to be back.
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
