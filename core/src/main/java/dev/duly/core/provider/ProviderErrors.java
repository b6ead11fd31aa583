package dev.duly.core.provider;

import java.util.Map;

/// What each of the provider's codes means, in words for an officer, and what to do next. Source:
/// Twilio's error dictionary.
public final class ProviderErrors {
    /// @param sentence why the text did not go
    /// @param nextStep what to do about it
    public record Meaning(ErrorClass errorClass, String sentence, String nextStep) {}

    private static final Map<Integer, Meaning> KNOWN = Map.of();

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
