package dev.duly.core.sending;

import dev.duly.core.Cursor;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Texts with the same words to the same number: in a list nobody can tell one from the other.
final class Twins {
    private static final int PAGE = 50;
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
        Optional<Cursor> next = Optional.empty();
        do {
            var page = messages.page(MessageFilter.thread(text.threadId()), next, PAGE);
            for (var message : page.items()) {
                if (message instanceof OutboundMessage other
                        && isTwin(other, text)
                        && condition.test(other)) {
                    return true;
                }
            }
            next = page.next();
        } while (next.isPresent());
        return false;
    }

    private static boolean isTwin(OutboundMessage other, OutboundMessage text) {
        return !other.id().equals(text.id())
                && other.draft().to().equals(text.draft().to())
                && other.draft().text().equals(text.draft().text());
    }

    private static boolean isGuessed(OutboundMessage other) {
        return other.attempts().stream().anyMatch(attempt -> attempt.providerId().isEmpty())
                && other.timeline().stream()
                        .flatMap(step -> step.reason().stream())
                        .anyMatch(reason -> GUESSES.contains(reason.code()));
    }
}
