package dev.duly.core.message;

import java.util.Optional;

/// Why a text waits, was stopped or failed: a code for programs, a sentence and a next step for
/// people.
///
/// @param code lower case with underscores, such as `opted_out`
/// @param providerCode the provider's own error code behind it, such as 30003
public record Reason(
        String code, String sentence, String nextStep, Optional<Integer> providerCode) {
    public static Reason of(String code, String sentence, String nextStep) {
        return new Reason(code, sentence, nextStep, Optional.empty());
    }
}
