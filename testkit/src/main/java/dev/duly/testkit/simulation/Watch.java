package dev.duly.testkit.simulation;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.provider.ProviderErrors;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is known of one text of ours beside what the store has of it.
final class Watch {
    private static final Set<String> FOR_PERSON = Set.of("ask_person", "unconfirmed_elsewhere");

    private static final Set<String> FOR_OTHERS = Set.of("sender_paused", "earlier_text_first");

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

    private OutboundMessage last;
    private long writtenAt;
    private long keptAt;
    private long lookedAt;
    private final List<ProviderText> taken = new ArrayList<>();
    private int leaves;
    private boolean isCanceled;
    private boolean isDecided;

    Watch(OutboundMessage first, Scheduler scheduler) {
        this.last = first;
        this.writtenAt = scheduler.now();
        this.keptAt = scheduler.now();
        this.lookedAt = scheduler.current().beganAt();
    }

    OutboundMessage last() {
        return last;
    }

    void wrote(OutboundMessage next, long at) {
        keptAt = next.revision().equals(last.revision()) ? keptAt : at;
        if (next.dueAt().isBefore(last.dueAt()) && !keepsItsPlace()) {
            // Somebody made due what a rule held: until then it let the later ones pass.
            writtenAt = at;
        }
        if (next.timeline().size() > last.timeline().size()) {
            writtenAt = at;
            isDecided |=
                    last.state() == MessageState.UNCONFIRMED
                            && next.timeline().getLast().by().id().startsWith("token:");
        }
        last = next;
    }

    /// After which it must not go: the answer to a keyword five minutes after it was asked for,
    /// anything when its author says.
    Optional<Instant> end() {
        var answer =
                last.draft().purpose() == Purpose.CONSENT
                        ? Optional.of(last.createdAt().plus(LONGEST_ANSWER))
                        : Optional.<Instant>empty();
        return Stream.concat(answer.stream(), last.draft().terms().expiresAt().stream())
                .min(Instant::compareTo);
    }

    /// Its last revision was kept by whoever began to look at it at that time.
    void lookedAt(long began) {
        lookedAt = began;
    }

    long lookedAt() {
        return lookedAt;
    }

    /// When its last revision was kept.
    long keptAt() {
        return keptAt;
    }

    List<ProviderText> taken() {
        return taken;
    }

    /// Notes that attempt `number` leaves; false when it, or a later one, has left before.
    boolean leaves(int number) {
        var isFirst = number > leaves;
        leaves = Math.max(leaves, number);
        return isFirst;
    }

    void canceled() {
        isCanceled = true;
    }

    boolean isCanceled() {
        return isCanceled;
    }

    /// Whether a person said what became of it.
    boolean isDecided() {
        return isDecided;
    }

    /// Whether the provider holds a text of this message that it has not dropped for good.
    boolean isWithProvider() {
        return !heldByProvider().isEmpty();
    }

    List<ProviderText> heldByProvider() {
        return taken.stream().filter(text -> !isDropped(text) && !text.isListedTooLate()).toList();
    }

    private static boolean isDropped(ProviderText text) {
        return text.isFinal()
                && text.error().flatMap(code -> ProviderErrors.of(code).again()).isPresent();
    }

    boolean waitsForPerson() {
        return last.state() == MessageState.UNCONFIRMED
                && last.timeline()
                        .getLast()
                        .reason()
                        .map(Reason::code)
                        .filter(FOR_PERSON::contains)
                        .isPresent();
    }

    boolean wasWrittenSince(long moment) {
        return writtenAt >= moment;
    }

    boolean hasSameWords(Watch other) {
        return last.draft().to().equals(other.last.draft().to())
                && last.draft().text().equals(other.last.draft().text());
    }

    /// Whether it has kept later texts of its conversation back ever since a worker began.
    boolean hasBeenInTheWaySince(long began, Instant byItsClock) {
        if (writtenAt >= began) {
            return false;
        }
        return switch (last.state()) {
            case SENDING -> true;
            case UNCONFIRMED -> !waitsForPerson();
            case QUEUED ->
                    !last.dueAt().isAfter(byItsClock)
                            || last.dueAt().equals(last.createdAt())
                            || keepsItsPlace();
            case SENT, DELIVERED, FAILED, BLOCKED, EXPIRED, CANCELED, RECEIVED -> false;
        };
    }

    /// Whether later texts wait for it although it is not due.
    private boolean keepsItsPlace() {
        return isTriedAgain() || waitsForOthers();
    }

    /// Whether what it waits for is in the way of the later texts too: a stopped sender, or a text
    /// before it. That a clock is wrong changes nothing about that.
    private boolean waitsForOthers() {
        return lastWord().stream()
                .flatMap(step -> step.reason().stream())
                .anyMatch(reason -> FOR_OTHERS.contains(reason.code()));
    }

    private Optional<StateChange> lastWord() {
        return last.timeline().reversed().stream()
                .filter(step ->
                        step.reason().stream()
                                .noneMatch(reason -> reason.code().equals("clock_skew")))
                .findFirst();
    }

    private boolean isTriedAgain() {
        return lastWord().stream().anyMatch(step -> step.attempt() > 0)
                && last.lastAttempt().stream()
                        .anyMatch(attempt -> attempt.outcome() == Attempt.Outcome.NOT_TAKEN);
    }
}
