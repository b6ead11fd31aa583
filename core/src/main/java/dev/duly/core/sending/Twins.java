package dev.duly.core.sending;

import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/// Texts with the same words to the same number, in whichever conversation: in a list nobody can
/// tell one from the other, so that they never fly together ([dev.duly.core.message.InFlight]).
final class Twins {
    /// More than one person is sent in years.
    private static final int MOST = 1_500;

    private static final Set<String> GUESSES = Set.of("resolved_not_taken", "resolved_given_up");

    private final MessageStore messages;

    Twins(MessageStore messages) {
        this.messages = messages;
    }

    /// Whether a person said of a twin that it did not go, while no one knows: the words that a
    /// list shows may be the twin's, which arrived all the same.
    boolean mayHaveGone(OutboundMessage text) {
        return anyOf(text, Twins::isGuessed);
    }

    /// Whether a person has to decide on a twin, and the text waits as long.
    boolean waitForPerson(OutboundMessage text) {
        return anyOf(text, WhyNot::waitsForPerson);
    }

    private boolean anyOf(OutboundMessage text, Predicate<OutboundMessage> condition) {
        return messages.lately(text.draft().to(), Instant.EPOCH, MOST).stream()
                .anyMatch(other -> isTwin(other, text) && condition.test(other));
    }

    private static boolean isTwin(OutboundMessage other, OutboundMessage text) {
        return !other.id().equals(text.id()) && other.draft().text().equals(text.draft().text());
    }

    private static boolean isGuessed(OutboundMessage other) {
        return other.attempts().stream().anyMatch(attempt -> attempt.providerId().isEmpty())
                && other.timeline().stream()
                        .flatMap(step -> step.reason().stream())
                        .anyMatch(reason -> GUESSES.contains(reason.code()));
    }
}
