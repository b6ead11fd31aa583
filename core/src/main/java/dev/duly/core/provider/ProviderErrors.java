package dev.duly.core.provider;

import java.util.Map;

/// What each of the provider's codes means, in words for an officer, and what to do next. Source:
/// Twilio's error dictionary; the data is in `provider-errors.tsv`.
public final class ProviderErrors {
    /// @param sentence why the text did not go
    /// @param nextStep what to do about it
    public record Meaning(ErrorClass errorClass, String sentence, String nextStep) {
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
                "The provider gave error " + code + ", which Duly does not know.",
                "Look the code up in the provider's error dictionary before sending again.");
    }
}
