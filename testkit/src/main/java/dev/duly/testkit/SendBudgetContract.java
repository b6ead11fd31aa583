package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.Sender;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.purpose.Lane;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [SendBudget] promises.
public abstract class SendBudgetContract {
    private static final Sender TEN_A_SECOND = Samples.sender(Samples.OFFICE, 10);
    private static final Sender ONE_A_SECOND = Samples.sender(Samples.OFFICE, 1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final MovableClock clock = new MovableClock(Samples.MORNING);
    private final AtomicInteger texts = new AtomicInteger();
    private SendBudget budget;

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

        assertThat(budget.take(ask(ONE_A_SECOND, Samples.BEN, 1)))
                .isInstanceOf(SendBudget.Answer.Later.class);
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

    /// A text that nobody asked for before.
    private SendBudget.Ask ask(Sender sender, PhoneNumber recipient, int segments) {
        return new SendBudget.Ask(
                Samples.messageId(texts.getAndIncrement()),
                Samples.ACCOUNT,
                sender,
                recipient,
                segments,
                Lane.NORMAL,
                Optional.empty());
    }

    private boolean taken(Sender sender, int segments) {
        var ask = ask(sender, Samples.ANN, segments);
        var answer = budget.take(ask);
        budget.settle(ask, SendBudget.Met.ANSWERED);
        return switch (answer) {
            case SendBudget.Answer.Granted _ -> true;
            case SendBudget.Answer.Later _ -> false;
        };
    }

    private Duration waitFor(Sender sender, int segments) {
        return switch (budget.take(ask(sender, Samples.ANN, segments))) {
            case SendBudget.Answer.Granted _ -> throw new AssertionError("granted at once");
            case SendBudget.Answer.Later(var retryAfter, _) -> retryAfter;
        };
    }
}
