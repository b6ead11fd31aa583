package dev.duly.core.content;

import dev.duly.core.content.ContentFinding.Effect;
import dev.duly.core.text.Language;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a text must say. Pure: which texts must say it is the caller's to know.
///
/// Sources: CTIA Messaging Principles and Best Practices (2023), 5.1; 47 CFR 64.1200(a)(10).
public final class RequiredWords {
    /// The end of a sentence, perhaps in a quotation or brackets.
    private static final Pattern ENDED = Pattern.compile("[.!?…][\\p{Pe}\\p{Pf}\"']*$");

    /// STOP as a word to answer with: in capitals, or after a word for answering. A bus stop is
    /// none.
    private static final Pattern HOW_TO_STOP =
            Pattern.compile(
                    "\\bSTOP\\b"
                            + "|(?iu:\\b(?:reply|replying|answer|text|texting|send|sending|type|write|responda|respondiendo|conteste|envíe|envie|mande|escriba)"
                            + "\\s+(?:with\\s+|con\\s+|la palabra\\s+|the word\\s+)?[\"'(]?stop\\b)");

    private RequiredWords() {}

    /// That `text` does not name the agency it comes from, as every automated text must: a stranger
    /// who has the number now could not know who writes.
    ///
    /// @param agency as clients know it: the department's name
    public static Optional<ContentFinding> missingAgency(String text, String agency) {
        return PlainWords.contain(PlainWords.of(text), agency)
                ? Optional.empty()
                : Optional.of(
                        new ContentFinding(
                                "required.agency",
                                Effect.BLOCK,
                                "",
                                "An automated text must say who writes: it does not name \""
                                        + agency
                                        + "\"."));
    }

    /// That `text` does not say how to end texts, as the first one to a person must.
    public static Optional<ContentFinding> missingStop(String text) {
        return HOW_TO_STOP.matcher(text).find()
                ? Optional.empty()
                : Optional.of(
                        new ContentFinding(
                                "required.stop",
                                Effect.BLOCK,
                                "",
                                "The first text to a person must say how to end texts: \""
                                        + stopSentence(Language.ENGLISH)
                                        + "\""));
    }

    /// The sentence to append, in Spanish for readers of Spanish and in English for all others. It
    /// stays in GSM-7.
    public static String stopSentence(Language language) {
        return language.isSpokenAs(Language.SPANISH)
                ? "Responda STOP para dejar de recibir mensajes."
                : "Reply STOP to end texts.";
    }

    /// `text`, which ends with [#stopSentence] if it did not say how to stop.
    public static String withStop(String text, Language language) {
        if (missingStop(text).isEmpty()) {
            return text;
        }
        var words = text.stripTrailing();
        return words + (ENDED.matcher(words).find() ? " " : ". ") + stopSentence(language);
    }
}
