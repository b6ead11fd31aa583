package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.DailyCap;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.policy.SendBudget.Met;
import dev.duly.core.policy.SendBudget.Shortage;
import dev.duly.core.purpose.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// That a group of senders shares a day, of which urgent texts have the rest for themselves.
abstract class SendBudgetDaysContract extends SendBudgetSecondsContract {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Sender CAPPED = capped(Samples.OFFICE, "brand", PACIFIC);

    @Test
    void aGroupSendsItsCapInADayAndNoMore() {
        assertThat(takes(CAPPED, Lane.URGENT, 60)).isTrue();
        assertThat(takes(CAPPED, Lane.URGENT, 40)).isTrue();

        assertThat(takes(CAPPED, Lane.URGENT, 1)).isFalse();
    }

    @Test
    void aTextThatWouldGoBeyondTheCapLeavesRoomForAShorterOne() {
        assertThat(takes(CAPPED, Lane.URGENT, 98)).isTrue();

        assertThat(takes(CAPPED, Lane.URGENT, 3)).isFalse();
        assertThat(takes(CAPPED, Lane.URGENT, 2)).isTrue();
    }

    @Test
    void allSendersOfAGroupShareItsDay() {
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();

        assertThat(takes(capped(Samples.OTHER_OFFICE, "brand", PACIFIC), Lane.URGENT, 1)).isFalse();
    }

    @Test
    void aGroupTakesNothingOfAnothers() {
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();

        assertThat(takes(capped(Samples.OTHER_OFFICE, "other brand", PACIFIC), Lane.URGENT, 100))
                .isTrue();
    }

    @Test
    void aSenderWithoutACapHasAllDay() {
        for (var text = 0; text < 10; text++) {
            assertThat(takes(Samples.sender(Samples.OFFICE, 1_000), Lane.BULK, 1_000)).isTrue();
            clock.advance(SECOND);
        }
    }

    @Test
    void bulkTextsGoNoFurtherThanSeventyPercent() {
        assertThat(takes(CAPPED, Lane.BULK, 69)).isTrue();
        assertThat(takes(CAPPED, Lane.BULK, 2)).isFalse();
        assertThat(takes(CAPPED, Lane.BULK, 1)).isTrue();
        assertThat(takes(CAPPED, Lane.BULK, 1)).isFalse();

        assertThat(takes(CAPPED, Lane.NORMAL, 1)).isTrue();
    }

    @Test
    void fromNinetyPercentOnAllButUrgentTextsWait() {
        assertThat(takes(CAPPED, Lane.NORMAL, 90)).isTrue();

        assertThat(takes(CAPPED, Lane.NORMAL, 1)).isFalse();
        assertThat(takes(CAPPED, Lane.BULK, 1)).isFalse();
        assertThat(takes(CAPPED, Lane.URGENT, 10)).isTrue();
        assertThat(takes(CAPPED, Lane.URGENT, 1)).isFalse();
    }

    @Test
    void aDayThatIsUsedUpIsWorthAskingAgainAtItsMidnight() {
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();

        // 09:00:00.123 in Los Angeles.
        assertThat(wait(CAPPED)).isEqualTo(Duration.parse("PT14H59M59.877S"));
        clock.set(Instant.parse("2026-11-24T07:59:59.999Z"));
        assertThat(takes(CAPPED, Lane.URGENT, 1)).isFalse();
        clock.advance(MOMENT);
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();
    }

    @Test
    void eachGroupHasTheMidnightOfItsCap() {
        var tokyo = capped(Samples.OTHER_OFFICE, "other brand", ZoneId.of("Asia/Tokyo"));
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();
        assertThat(takes(tokyo, Lane.URGENT, 100)).isTrue();

        // Midnight of the 25th in Tokyo, and seven in the morning of the 24th in Los Angeles.
        clock.set(Instant.parse("2026-11-24T15:00:00Z"));
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();
        assertThat(takes(tokyo, Lane.URGENT, 100)).isTrue();

        clock.set(Instant.parse("2026-11-25T08:00:00Z"));
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();
        assertThat(takes(tokyo, Lane.URGENT, 1)).isFalse();
    }

    @Test
    void aDayOfTwentyFiveHoursIsOneDay() {
        clock.set(Instant.parse("2026-11-01T07:00:00Z"));
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();

        assertThat(wait(CAPPED)).isEqualTo(Duration.ofHours(25));
        clock.advance(Duration.ofHours(24));
        assertThat(takes(CAPPED, Lane.URGENT, 1)).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(takes(CAPPED, Lane.URGENT, 1)).isTrue();
    }

    @Test
    void aDayOfTwentyThreeHoursIsOneDay() {
        clock.set(Instant.parse("2027-03-14T08:00:00Z"));
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();

        assertThat(wait(CAPPED)).isEqualTo(Duration.ofHours(23));
        clock.advance(Duration.ofHours(23));
        assertThat(takes(CAPPED, Lane.URGENT, 1)).isTrue();
    }

    @Test
    void whatNobodyAskedTheProviderForIsGivenBackToTheDay() {
        var ask = ask(CAPPED, Lane.URGENT, 100);
        assertThat(isGranted(ask)).isTrue();

        settle(ask, Met.NOT_ASKED);

        clock.advance(SECOND);
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();
    }

    @Test
    void whatTheProviderWasTooBusyForIsUsed() {
        var ask = ask(CAPPED, Lane.URGENT, 100);
        assertThat(isGranted(ask)).isTrue();

        settle(ask, Met.BUSY);

        clock.advance(SECOND);
        assertThat(takes(CAPPED, Lane.URGENT, 1)).isFalse();
    }

    @Test
    void whatIsGivenBackAfterMidnightIsNotTheNewDays() {
        clock.set(Instant.parse("2026-11-24T07:59:59Z"));
        var yesterdays = ask(CAPPED, Lane.URGENT, 1);
        assertThat(isGranted(yesterdays)).isTrue();
        clock.advance(SECOND);
        assertThat(takes(CAPPED, Lane.URGENT, 100)).isTrue();

        settle(yesterdays, Met.NOT_ASKED);

        assertThat(takes(CAPPED, Lane.URGENT, 1)).isFalse();
    }

    @Test
    void whatASlowWorkerGivesBackIsNotWhatAFasterOneUsed() {
        clock.set(Instant.parse("2026-11-24T07:59:59Z"));
        var ask = ask(CAPPED, Lane.URGENT, 40);
        var yesterdays = granted(ask);
        clock.advance(SECOND);
        budget.settle(ask, granted(ask), Met.ANSWERED);

        budget.settle(ask, yesterdays, Met.NOT_ASKED);

        assertThat(takes(CAPPED, Lane.URGENT, 61)).isFalse();
        assertThat(takes(CAPPED, Lane.URGENT, 60)).isTrue();
    }

    @Test
    void ofTwoTextsForTheRestOfADayExactlyOneIsGranted() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            assertThat(takes(CAPPED, Lane.URGENT, 99)).isTrue();

            var answers =
                    Race.between(
                            () -> takes(CAPPED, Lane.URGENT, 1),
                            () -> takes(CAPPED, Lane.URGENT, 1));

            assertThat(answers).containsExactlyInAnyOrder(true, false);
            clock.advance(Duration.ofDays(1));
        }
    }

    /// Whether it is granted, to be settled at once; refused for the day's sake alone.
    private boolean takes(Sender sender, Lane lane, int segments) {
        var ask = ask(sender, lane, segments);
        return switch (budget.take(ask)) {
            case SendBudget.Answer.Granted granted -> {
                budget.settle(ask, granted, Met.ANSWERED);
                yield true;
            }
            case SendBudget.Answer.Later(_, var shortage) -> {
                assertThat(shortage).isEqualTo(Shortage.DAY);
                yield false;
            }
        };
    }

    private Duration wait(Sender sender) {
        return later(ask(sender, Lane.URGENT, 1), Shortage.DAY);
    }

    private SendBudget.Ask ask(Sender sender, Lane lane, int segments) {
        var ask = ask(sender, Samples.ANN, segments);
        return new SendBudget.Ask(
                ask.text(),
                ask.account(),
                sender,
                ask.recipient(),
                segments,
                lane,
                ask.allowance());
    }

    /// A hundred segments a day, and so many a second that none is ever short.
    private static Sender capped(PhoneNumber number, String group, ZoneId zone) {
        return new Sender(
                new SenderAddress.OwnNumber(number),
                KeywordAnswers.OURS,
                1_000,
                Optional.of(new DailyCap(group, 100, zone)));
    }
}
