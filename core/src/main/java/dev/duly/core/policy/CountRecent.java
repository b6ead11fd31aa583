package dev.duly.core.policy;

import static java.util.stream.Collectors.toSet;

import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Counts what a number has been sent lately, as far as a rule asks.
public final class CountRecent {
    /// More than any cap leaves room for.
    private static final int MOST = 1_500;

    /// A step that a node wrote whose clock is behind makes a text look older than it is: a receipt
    /// of today may have yesterday's time.
    private static final Duration CLOCK_BEHIND = Duration.ofDays(1);

    private final MessageStore messages;

    public CountRecent(MessageStore messages) {
        this.messages = messages;
    }

    /// @param self the text that is judged, which does not count
    Recent of(Draft draft, DepartmentPolicy policy, Optional<MessageId> self, Instant now) {
        var isAnswer = draft.purpose() == Purpose.CONSENT;
        var isCounted = policy.mostPerDay().isPresent() || !policy.spacing().isZero();
        if (!isAnswer && !isCounted) {
            return Recent.NOTHING;
        }
        var span = isAnswer ? Recent.HOUR : Recent.DAY;
        var others =
                messages.lately(draft.to(), now.minus(span).minus(CLOCK_BEHIND), MOST).stream()
                        .filter(text -> !self.equals(Optional.of(text.id())))
                        .toList();
        var texts = gone(others, CountRecent::isCounted, now.minus(span));
        return new Recent(
                texts.stream().map(Gone::at).toList(),
                gone(others, purpose -> purpose == Purpose.CONSENT, now.minus(span)).stream()
                        .map(Gone::at)
                        .toList(),
                texts.stream().map(Gone::text).collect(toSet()),
                texts.stream().filter(Gone::isUnsettled).map(Gone::at).toList());
    }

    private record Gone(MessageId text, Instant at, boolean isUnsettled) {}

    private static boolean isCounted(Purpose purpose) {
        return purpose != Purpose.CONSENT && purpose != Purpose.REPLY;
    }

    private static List<Gone> gone(
            List<OutboundMessage> texts, Predicate<Purpose> counts, Instant since) {
        return texts.stream()
                .filter(text -> counts.test(text.draft().purpose()))
                .flatMap(text ->
                        text.attempts().stream()
                                .filter(CountRecent::mayHaveGone)
                                .map(attempt ->
                                        new Gone(
                                                text.id(),
                                                attempt.startedAt(),
                                                attempt.outcome() == Attempt.Outcome.OPEN)))
                .filter(gone -> gone.at().isAfter(since))
                .toList();
    }

    private static boolean mayHaveGone(Attempt attempt) {
        return switch (attempt.outcome()) {
            case OPEN, TAKEN -> true;
            case REJECTED, NOT_TAKEN, DROPPED, NOT_MADE -> false;
        };
    }
}
