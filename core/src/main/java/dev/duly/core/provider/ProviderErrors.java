package dev.duly.core.provider;

import java.util.Map;
import java.util.Optional;

/// What each of the provider's codes means, in words for an officer, and what to do next. Source:
/// Twilio's error dictionary; the data is in `provider-errors.tsv`.
public final class ProviderErrors {
    /// @param halts what it stops until a person has mended it
    /// @param again how the text is tried again after a receipt with this error, where that receipt
    ///   says that the text never left the provider
    /// @param sentence why the text did not go
    /// @param nextStep what to do about it
    public record Meaning(
            ErrorClass errorClass,
            Halt halts,
            Optional<TryAgain> again,
            String sentence,
            String nextStep) {
        public Meaning {
            checkSentence("why", sentence);
            checkSentence("next step", nextStep);
        }

        private static void checkSentence(String what, String words) {
            if (words.isBlank() || !words.endsWith(".")) {
                throw new IllegalArgumentException(
                        "the " + what + " must be a sentence with a full stop");
            }
        }
    }

    private static final Map<Integer, Meaning> KNOWN = ErrorTable.ofProvider();

    private ProviderErrors() {}

    /// The meaning of `code`; what we do not know is ambiguous, and a person looks at it.
    public static Meaning of(int code) {
        var known = KNOWN.get(code);
        if (known != null) {
            return known;
        }
        return new Meaning(
                ErrorClass.AMBIGUOUS,
                Halt.NOTHING,
                Optional.empty(),
                "The provider gave error " + code + ", which Duly does not know.",
                "Look the code up in the provider's error dictionary before sending again.");
    }
}
