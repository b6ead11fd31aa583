package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.Allowance;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.policy.SendBudget.Met;
import dev.duly.core.policy.SendBudget.Shortage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [SendBudget] promises: here what a client may have, and what becomes of a grant.
public abstract class SendBudgetContract extends SendBudgetDoorContract {
    /// Texts that the store knows to have gone; the tests never ask for them.
    private static final MessageId GONE = Samples.messageId(1_000_001);

    private static final MessageId GONE_TOO = Samples.messageId(1_000_002);

    @Test
    void ofTwoTextsToAClientWhoMayHaveOneOneIsGranted() {
        assertThat(isGranted(allowed(1))).isTrue();

        assertThat(laterForClient(allowed(1))).isTrue();
    }

    @Test
    void ofTwoTextsAtOnceToAClientWhoMayHaveOneExactlyOneIsGranted() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var one = allowed(1);
            var other = allowed(1);

            var answers = Race.between(() -> isGranted(one), () -> isGranted(other));

            assertThat(answers).containsExactlyInAnyOrder(true, false);
            settle(List.of(one, other), Met.NOT_ASKED);
        }
    }

    @Test
    void whatIsKnownToHaveGoneCounts() {
        assertThat(isGranted(allowed(2, GONE))).isTrue();

        assertThat(laterForClient(allowed(2, GONE))).isTrue();
        assertThat(laterForClient(allowed(2, GONE, GONE_TOO))).isTrue();
    }

    @Test
    void aGrantThatIsKnownToHaveGoneCountsOnce() {
        var first = allowed(2);
        assertThat(isGranted(first)).isTrue();

        assertThat(isGranted(allowed(2, first.text()))).isTrue();
    }

    @Test
    void aGrantCountsWhateverTheProviderAnswered() {
        var ask = allowed(1);
        assertThat(isGranted(ask)).isTrue();

        settle(ask, Met.ANSWERED);

        assertThat(laterForClient(allowed(1))).isTrue();
    }

    @Test
    void aGrantNoLongerCountsWhenTheStoreMustKnowOfIt() {
        assertThat(isGranted(allowed(1))).isTrue();

        clock.advance(SendBudget.PATIENCE.minus(MOMENT));
        assertThat(laterForClient(allowed(1))).isTrue();

        clock.advance(MOMENT);
        assertThat(isGranted(allowed(1))).isTrue();
    }

    @Test
    void itIsWorthAskingForAClientAgainAfterTheTimeThatItNames() {
        assertThat(isGranted(allowed(1))).isTrue();
        clock.advance(SECOND);

        clock.advance(later(allowed(1), Shortage.CLIENT));

        assertThat(isGranted(allowed(1))).isTrue();
    }

    @Test
    void eachClientHasAnAllowanceOfTheirOwn() {
        assertThat(isGranted(allowed(1))).isTrue();

        assertThat(isGranted(allowed(ask(Samples.BEN), 1))).isTrue();
    }

    @Test
    void aTextThatNoCapBindsIsGrantedWhateverTheClientHad() {
        assertThat(isGranted(allowed(1))).isTrue();

        assertThat(isGranted(ask())).isTrue();
    }

    @Test
    void allAccountsCountForAClient() {
        assertThat(isGranted(at(Samples.OTHER_ACCOUNT, allowed(1)))).isTrue();

        assertThat(laterForClient(allowed(1))).isTrue();
    }

    @Test
    void whatIsRefusedDoesNotCountForAClient() {
        var slow = Samples.sender(Samples.OTHER_OFFICE, 1);
        assertThat(isGranted(ask(slow, Samples.BEN, 1))).isTrue();
        later(allowed(ask(slow, Samples.ANN, 1), 1), Shortage.SECOND);

        assertThat(isGranted(allowed(1))).isTrue();
    }

    @Test
    void ofWhatNobodyAskedTheProviderForEverythingIsGivenBack() {
        var sender = Samples.sender(Samples.OTHER_OFFICE, 3);
        var ask = allowed(ask(sender, Samples.ANN, 3), 1);
        assertThat(isGranted(ask)).isTrue();

        settle(ask, Met.NOT_ASKED);

        assertThat(isGranted(allowed(ask(sender, Samples.ANN, 3), 1))).isTrue();
        enter(SendBudget.PLACES - 1);
    }

    @Test
    void whatIsGivenBackFillsNoMoreThanASecond() {
        var sender = Samples.sender(Samples.OTHER_OFFICE, 3);
        var ask = ask(sender, Samples.ANN, 3);
        assertThat(isGranted(ask)).isTrue();
        clock.advance(SECOND);

        settle(ask, Met.NOT_ASKED);

        assertThat(isGranted(ask(sender, Samples.ANN, 3))).isTrue();
        later(ask(sender, Samples.ANN, 1), Shortage.SECOND);
    }

    @Test
    void settlingWhatWasSettledChangesNothing() {
        var sender = Samples.sender(Samples.OTHER_OFFICE, 1);
        var ask = allowed(ask(sender, Samples.ANN, 1), 1);
        assertThat(isGranted(ask)).isTrue();

        for (var time = 0; time < SendBudget.PLACES; time++) {
            settle(ask, Met.ANSWERED);
        }
        settle(ask, Met.BUSY);
        settle(ask, Met.NOT_ASKED);

        later(ask(sender, Samples.BEN, 1), Shortage.SECOND);
        assertThat(laterForClient(allowed(1))).isTrue();
        assertPlaces(SendBudget.PLACES);
    }

    @Test
    void settlingAGrantTwiceGivesNothingBackTwice() {
        var sender = Samples.sender(Samples.OTHER_OFFICE, 3);
        var one = ask(sender, Samples.ANN, 1);
        assertThat(isGranted(one)).isTrue();
        assertThat(isGranted(ask(sender, Samples.ANN, 2))).isTrue();
        settle(one, Met.NOT_ASKED);

        settle(one, Met.NOT_ASKED);

        assertThat(isGranted(ask(sender, Samples.ANN, 1))).isTrue();
        later(ask(sender, Samples.ANN, 1), Shortage.SECOND);
    }

    @Test
    void whoAsksAgainForATextIsAskedForItAnew() {
        var sender = Samples.sender(Samples.OTHER_OFFICE, 2);
        var ask = allowed(ask(sender, Samples.ANN, 1), 1);
        assertThat(isGranted(ask)).isTrue();
        assertThat(isGranted(ask)).isTrue();

        later(ask, Shortage.SECOND);
    }

    @Test
    void eachGrantOfATextHasAPlaceAtTheDoor() {
        var ask = ask();
        var one = granted(ask);
        var other = granted(ask);
        enter(SendBudget.PLACES - 2);

        later(ask(), Shortage.DOOR);

        budget.settle(ask, one, Met.NOT_ASKED);
        enter(1);
        budget.settle(ask, other, Met.NOT_ASKED);
        enter(1);
    }

    @Test
    void ofTwoGrantsOfATextTheOneThatIsNotGivenBackCounts() {
        var ask = allowed(1);
        var one = granted(ask);
        var other = granted(ask);
        budget.settle(ask, other, Met.NOT_ASKED);
        assertThat(laterForClient(allowed(1))).isTrue();

        budget.settle(ask, one, Met.NOT_ASKED);
        assertThat(isGranted(allowed(1))).isTrue();
    }

    @Test
    void whoAsksAgainForATextDoesNotCountItForItsClient() {
        var ask = allowed(1);
        assertThat(isGranted(ask)).isTrue();

        assertThat(isGranted(ask)).isTrue();

        assertThat(laterForClient(allowed(1))).isTrue();
    }

    private boolean laterForClient(SendBudget.Ask ask) {
        return later(ask, Shortage.CLIENT).compareTo(SendBudget.PATIENCE) <= 0;
    }

    /// A text to Ann, who may have so many.
    private SendBudget.Ask allowed(int most, MessageId... counted) {
        return allowed(ask(), most, counted);
    }

    private static SendBudget.Ask allowed(SendBudget.Ask ask, int most, MessageId... counted) {
        return new SendBudget.Ask(
                ask.text(),
                ask.account(),
                ask.sender(),
                ask.recipient(),
                ask.segments(),
                ask.lane(),
                Optional.of(new Allowance(most, Set.of(counted))));
    }

    private SendBudget.Ask ask(PhoneNumber recipient) {
        var ask = ask();
        return ask(ask.sender(), recipient, ask.segments());
    }
}
