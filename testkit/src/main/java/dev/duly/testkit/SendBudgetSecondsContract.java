package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.Sender;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.purpose.Lane;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That a sender has a second that fills evenly.
abstract class SendBudgetSecondsContract {
    private static final Sender TEN_A_SECOND = Samples.sender(Samples.OFFICE, 10);
    private static final Sender ONE_A_SECOND = Samples.sender(Samples.OFFICE, 1);
    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration MOMENT = Duration.ofMillis(1);

    final MovableClock clock = new MovableClock(Samples.MORNING);
    SendBudget budget;
    private final AtomicInteger texts = new AtomicInteger();

    /// The latest of each text that [#isGranted] was asked for.
    private final Map<MessageId, SendBudget.Answer.Granted> grants = new ConcurrentHashMap<>();

    /// A budget of which nothing was taken; each call gives another.
    ///
    /// @param clock by which the budget fills
    protected abstract SendBudget fullBudget(MovableClock clock);

    @BeforeEach
    void openBudget() {
        budget = fullBudget(clock);
    }

    @Test
    void aWholeSecondMayLeaveAtOnceAndNoMore() {
        assertThat(taken(TEN_A_SECOND, 4)).isTrue();
        assertThat(taken(TEN_A_SECOND, 6)).isTrue();

        assertThat(taken(TEN_A_SECOND, 1)).isFalse();
    }

    @Test
    void aSecondLaterAWholeSecondMayLeaveAgain() {
        assertThat(taken(TEN_A_SECOND, 10)).isTrue();

        clock.advance(SECOND);

        assertThat(taken(TEN_A_SECOND, 10)).isTrue();
        assertThat(taken(TEN_A_SECOND, 1)).isFalse();
    }

    @Test
    void whatWasNotUsedIsNotSavedUp() {
        clock.advance(Duration.ofDays(400));

        assertThat(taken(TEN_A_SECOND, 10)).isTrue();
        assertThat(taken(TEN_A_SECOND, 1)).isFalse();
    }

    @Test
    void aSecondFillsEvenly() {
        assertThat(taken(TEN_A_SECOND, 10)).isTrue();

        clock.advance(Duration.ofMillis(499));
        assertThat(taken(TEN_A_SECOND, 5)).isFalse();

        clock.advance(MOMENT);
        assertThat(taken(TEN_A_SECOND, 5)).isTrue();
    }

    @Test
    void aSenderThatMaySendMoreFromNowOnFillsFaster() {
        assertThat(taken(ONE_A_SECOND, 1)).isTrue();

        clock.advance(Duration.ofMillis(500));

        assertThat(taken(TEN_A_SECOND, 5)).isTrue();
        assertThat(taken(TEN_A_SECOND, 2)).isFalse();
    }

    @Test
    void whatIsRefusedTakesNothing() {
        assertThat(taken(TEN_A_SECOND, 8)).isTrue();
        assertThat(taken(TEN_A_SECOND, 3)).isFalse();

        assertThat(taken(TEN_A_SECOND, 2)).isTrue();
    }

    @Test
    void itIsWorthAskingAgainAfterTheTimeThatItNames() {
        assertThat(taken(TEN_A_SECOND, 10)).isTrue();
        var wait = waitFor(TEN_A_SECOND, 5);

        assertThat(wait).isPositive().isLessThanOrEqualTo(SECOND);
        clock.advance(wait);
        assertThat(taken(TEN_A_SECOND, 5)).isTrue();
    }

    @Test
    void aTextLongerThanASecondIsGrantedWhenTheSecondIsWhole() {
        assertThat(taken(ONE_A_SECOND, 3)).isTrue();
    }

    @Test
    void aTextLongerThanASecondWaitsForAWholeSecond() {
        assertThat(taken(TEN_A_SECOND, 1)).isTrue();
        var wait = waitFor(TEN_A_SECOND, 12);

        assertThat(wait).isPositive().isLessThanOrEqualTo(SECOND);
        clock.advance(wait);
        assertThat(taken(TEN_A_SECOND, 12)).isTrue();
    }

    @Test
    void theDebtOfALongTextIsPaidBeforeTheNextIsGranted() {
        assertThat(taken(ONE_A_SECOND, 3)).isTrue();

        clock.advance(Duration.ofMillis(2_999));
        assertThat(taken(ONE_A_SECOND, 1)).isFalse();

        clock.advance(Duration.ofMillis(1));
        assertThat(taken(ONE_A_SECOND, 1)).isTrue();
    }

    @Test
    void aSenderTakesNothingOfAnothers() {
        assertThat(taken(TEN_A_SECOND, 10)).isTrue();

        assertThat(taken(Samples.sender(Samples.OTHER_OFFICE, 10), 10)).isTrue();
    }

    @Test
    void allRecipientsShareTheirSender() {
        assertThat(taken(ONE_A_SECOND, 1)).isTrue();

        assertThat(isGranted(ask(ONE_A_SECOND, Samples.BEN, 1))).isFalse();
    }

    @Test
    void overALongTimeNoMoreLeavesThanTheCarriersLet() {
        var sent = 0;
        for (var millisecond = 0; millisecond < 20_000; millisecond += 10) {
            sent += taken(TEN_A_SECOND, 1) ? 1 : 0;
            clock.advance(Duration.ofMillis(10));
        }

        // Twenty seconds, and the one that was full when they began.
        assertThat(sent).isBetween(200, 210);
    }

    @Test
    void ofTwoTextsForOneSegmentExactlyOneIsGranted() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var answers = Race.between(() -> taken(ONE_A_SECOND, 1), () -> taken(ONE_A_SECOND, 1));

            assertThat(answers).containsExactlyInAnyOrder(true, false);
            clock.advance(SECOND);
        }
    }

    private boolean taken(Sender sender, int segments) {
        var ask = ask(sender, Samples.ANN, segments);
        var answer = budget.take(ask);
        if (answer instanceof SendBudget.Answer.Granted granted) {
            budget.settle(ask, granted, SendBudget.Met.ANSWERED);
        }
        return answer instanceof SendBudget.Answer.Granted;
    }

    private Duration waitFor(Sender sender, int segments) {
        return later(ask(sender, Samples.ANN, segments), SendBudget.Shortage.SECOND);
    }

    /// A text that nobody asked for before.
    SendBudget.Ask ask(Sender sender, PhoneNumber recipient, int segments) {
        return new SendBudget.Ask(
                Samples.messageId(texts.getAndIncrement()),
                Samples.ACCOUNT,
                sender,
                recipient,
                segments,
                Lane.NORMAL,
                Optional.empty());
    }

    boolean isGranted(SendBudget.Ask ask) {
        return switch (budget.take(ask)) {
            case SendBudget.Answer.Granted granted -> {
                grants.put(ask.text(), granted);
                yield true;
            }
            case SendBudget.Answer.Later _ -> false;
        };
    }

    SendBudget.Answer.Granted granted(SendBudget.Ask ask) {
        assertThat(isGranted(ask)).isTrue();
        return Objects.requireNonNull(grants.get(ask.text()));
    }

    /// Settles the latest grant of a text, if it has one.
    void settle(SendBudget.Ask ask, SendBudget.Met met) {
        Optional.ofNullable(grants.get(ask.text()))
                .ifPresent(granted -> budget.settle(ask, granted, met));
    }

    /// Asks for what must be refused, for this reason alone.
    ///
    /// @return how long until it is worth asking again
    Duration later(SendBudget.Ask ask, SendBudget.Shortage shortage) {
        return switch (budget.take(ask)) {
            case SendBudget.Answer.Granted _ -> throw new AssertionError("granted at once");
            case SendBudget.Answer.Later(var retryAfter, var named) -> {
                assertThat(named).isEqualTo(shortage);
                assertThat(retryAfter).isPositive();
                yield retryAfter;
            }
        };
    }
}
