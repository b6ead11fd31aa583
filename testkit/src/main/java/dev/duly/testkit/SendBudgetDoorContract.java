package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.Sender;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.policy.SendBudget.Met;
import dev.duly.core.policy.SendBudget.Shortage;
import dev.duly.core.provider.GatewayAccount;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That an account's door narrows when the provider has too many at once, and widens again.
abstract class SendBudgetDoorContract extends SendBudgetDaysContract {
    private static final Sender UNHURRIED = Samples.sender(Samples.OFFICE, 1_000_000);

    @Test
    void soManyPassTheDoorAtOnceAndNoMore() {
        enter(SendBudget.PLACES);

        assertThat(later(ask(), Shortage.DOOR)).isLessThanOrEqualTo(SendBudget.PATIENCE);
    }

    @Test
    void whoeverIsAnsweredMakesRoomForTheNext() {
        var inside = enter(SendBudget.PLACES);

        settle(inside.subList(0, 1), Met.ANSWERED);

        enter(1);
        assertFull();
    }

    @Test
    void whatTheDoorRefusesTakesNothingElse() {
        var sender = Samples.sender(Samples.OTHER_OFFICE, 1);
        var inside = enter(SendBudget.PLACES);
        later(ask(sender, Samples.ANN, 1), Shortage.DOOR);

        settle(inside, Met.ANSWERED);

        assertThat(isGranted(ask(sender, Samples.ANN, 1))).isTrue();
    }

    @Test
    void eachAccountHasADoorOfItsOwn() {
        enter(SendBudget.PLACES);

        assertThat(isGranted(at(Samples.OTHER_ACCOUNT, ask()))).isTrue();
    }

    @Test
    void aDoorThatWasBusyLetsHalfAsManyThrough() {
        narrow();

        assertPlaces(SendBudget.PLACES / 2);
    }

    @Test
    void whoIsInsideABusyDoorKeepsThePlace() {
        var inside = enter(SendBudget.PLACES);
        settle(inside.subList(0, 1), Met.BUSY);

        settle(inside.subList(1, SendBudget.PLACES / 2), Met.NOT_ASKED);
        assertFull();
        settle(inside.subList(SendBudget.PLACES / 2, SendBudget.PLACES / 2 + 1), Met.NOT_ASKED);

        enter(1);
        assertFull();
    }

    @Test
    void aDoorHalvesOnceASecondHoweverManyFindItBusy() {
        settle(enter(5), Met.BUSY);
        clock.advance(SECOND.minus(MOMENT));
        narrow();
        assertPlaces(SendBudget.PLACES / 2);

        clock.advance(MOMENT);
        narrow();
        assertPlaces(SendBudget.PLACES / 4);
    }

    @Test
    void aDoorIsNeverShutAltogether() {
        for (var second = 0; second < 10; second++) {
            narrow();
            clock.advance(SECOND);
        }

        assertPlaces(1);
    }

    @Test
    void asManyAnswersInARowAsThereArePlacesOpenOneMore() {
        answered(SendBudget.PLACES - 1);
        assertPlaces(SendBudget.PLACES);

        answered(1);
        assertPlaces(SendBudget.PLACES + 1);

        answered(SendBudget.PLACES + 1);
        assertPlaces(SendBudget.PLACES + 2);
    }

    @Test
    void aBusyAnswerEndsTheRow() {
        answered(SendBudget.PLACES - 1);
        narrow();

        answered(SendBudget.PLACES / 2 - 1);
        assertPlaces(SendBudget.PLACES / 2);

        answered(1);
        assertPlaces(SendBudget.PLACES / 2 + 1);
    }

    @Test
    void whatNobodyAskedTheProviderForIsNoAnswer() {
        for (var text = 0; text < SendBudget.PLACES; text++) {
            settle(enter(1), Met.NOT_ASKED);
        }

        assertPlaces(SendBudget.PLACES);
    }

    @Test
    void noDoorOpensFurtherThanTheMost() {
        var rows = IntStream.rangeClosed(SendBudget.PLACES, SendBudget.MOST_PLACES + 1).sum();

        answered(rows);

        assertPlaces(SendBudget.MOST_PLACES);
    }

    @Test
    void aPlaceThatNobodyGivesBackIsFreeAfterAWhile() {
        enter(SendBudget.PLACES);

        clock.advance(SendBudget.PATIENCE.minus(MOMENT));
        assertFull();

        clock.advance(MOMENT);
        assertPlaces(SendBudget.PLACES);
    }

    @Test
    void ofTwoTextsForTheLastPlaceExactlyOneIsGranted() {
        enter(SendBudget.PLACES - 1);
        for (var round = 0; round < Race.ROUNDS; round++) {
            var one = ask();
            var other = ask();

            var answers = Race.between(() -> isGranted(one), () -> isGranted(other));

            assertThat(answers).containsExactlyInAnyOrder(true, false);
            settle(List.of(one, other), Met.NOT_ASKED);
        }
    }

    /// A text that has room in every other respect.
    SendBudget.Ask ask() {
        return ask(UNHURRIED, Samples.ANN, 1);
    }

    /// Takes so many places, each of which must be granted.
    List<SendBudget.Ask> enter(int howMany) {
        var asks = Stream.generate(this::ask).limit(howMany).toList();
        assertThat(asks).allMatch(this::isGranted);
        return asks;
    }

    void settle(List<SendBudget.Ask> asks, Met met) {
        asks.forEach(ask -> settle(ask, met));
    }

    /// Whether the door has so many places, none of which is taken.
    void assertPlaces(int places) {
        var inside = enter(places);
        assertFull();
        settle(inside, Met.NOT_ASKED);
    }

    private void assertFull() {
        assertThat(later(ask(), Shortage.DOOR)).isLessThan(Duration.ofMinutes(1));
    }

    private void narrow() {
        settle(enter(1), Met.BUSY);
    }

    private void answered(int times) {
        for (var time = 0; time < times; time++) {
            settle(enter(1), Met.ANSWERED);
        }
    }

    static SendBudget.Ask at(GatewayAccount account, SendBudget.Ask ask) {
        return new SendBudget.Ask(
                ask.text(),
                account,
                ask.sender(),
                ask.recipient(),
                ask.segments(),
                ask.lane(),
                ask.allowance());
    }
}
