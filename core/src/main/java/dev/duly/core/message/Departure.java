package dev.duly.core.message;

import dev.duly.core.provider.ErrorClass;
import dev.duly.core.provider.ProviderErrors;
import java.time.Instant;
import java.util.Comparator;

/// Whether a text went, as far as anybody can know.
public sealed interface Departure {
    /// It waits, and nobody can have read it.
    record Ahead(Instant dueAt) implements Departure {}

    /// It went at that time, or may have: an attempt is under way, the provider has it, or nobody
    /// knows.
    record Gone(Instant at) implements Departure {}

    /// It is over, and certainly nobody has it. Only a late receipt could still prove that wrong.
    record Never() implements Departure {}

    static Departure of(OutboundMessage text) {
        return text.attempts().stream()
                .filter(Attempt::isAlive)
                .filter(attempt -> !isLost(text, attempt))
                .map(Attempt::startedAt)
                .min(Comparator.naturalOrder())
                .<Departure>map(Gone::new)
                .orElseGet(() ->
                        text.state() == MessageState.QUEUED
                                ? new Ahead(text.dueAt())
                                : new Never());
    }

    /// Whether the provider took this attempt and said in the end, with an error that leaves no
    /// doubt, that the person does not have the text.
    private static boolean isLost(OutboundMessage text, Attempt attempt) {
        var last = text.timeline().getLast();
        return last.state() == MessageState.FAILED
                && last.attempt() == attempt.number()
                && last.reason()
                        .flatMap(Reason::providerCode)
                        .filter(code ->
                                ProviderErrors.of(code).errorClass() != ErrorClass.AMBIGUOUS)
                        .isPresent();
    }
}
