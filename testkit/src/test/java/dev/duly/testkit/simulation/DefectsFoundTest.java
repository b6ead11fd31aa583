package dev.duly.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Worlds that broke a promise once.
class DefectsFoundTest {
    @BeforeAll
    static void alertsOfWorldsAreNoNews() {
        QuietAlerts.fromNowOn();
    }

    /// Of the worlds below several did: a node whose clock was ahead took two early listings for
    /// evidence, while the provider was still taking the text.
    @Test
    void aClockAheadMakesNoListingEvidence() {
        var strengths =
                Map.of(
                        Hazard.CLOCK_AHEAD, 500,
                        Hazard.TAKES_LATE, 400,
                        Hazard.CALLBACK_LOST, 900,
                        Hazard.LISTS_LATE, 500);

        assertThat(LongStream.range(100, 260).mapToObj(seed -> plan(seed, 2, strengths)))
                .allSatisfy(plan -> assertThat(Simulation.run(plan).violation()).isEmpty());
    }

    /// A node whose clock was ahead took an attempt for lost that another was about to make, and
    /// the STOP found nobody who was sending.
    @Test
    void aStopWaitsForAnAttemptThatAClockAheadTookForLost() {
        var strengths =
                Map.of(Hazard.CLOCK_AHEAD, 500, Hazard.PERSON_STOPS, 900, Hazard.PORT_SLOW, 3);

        assertThat(LongStream.of(3548).mapToObj(seed -> plan(seed, 1, strengths)))
                .allSatisfy(plan -> assertThat(Simulation.run(plan).violation()).isEmpty());
    }

    /// A reconcile that was slow took the id of the second attempt for the first one's: the text
    /// failed, and was shown as sent for good.
    @Test
    void aListReadLateSaysNothingOfAnEarlierAttempt() {
        var plan = WorldPlan.mixed(5_006_499, 5).withoutRules();

        assertThat(Simulation.run(plan).violation()).isEmpty();
    }

    /// A person gave a text up that was still on its way, and its words in the provider's list were
    /// taken for those of a twin, which was lost.
    @Test
    void wordsThatMayBeATwinsAreNoEvidence() {
        assertThat(
                        LongStream.of(50_464, 75_443)
                                .mapToObj(seed -> WorldPlan.mixed(seed, 5).withoutRules()))
                .allSatisfy(plan -> assertThat(Simulation.run(plan).violation()).isEmpty());
    }

    /// START came in at a node whose clock was ahead, and then STOP at another: by the times
    /// written down the START was the later.
    @Test
    void clocksOfNodesPutNoStartAfterTheStopThatFollowedIt() {
        var strengths =
                Map.of(
                        Hazard.CLOCK_AHEAD, 500,
                        Hazard.CLOCK_BEHIND, 500,
                        Hazard.CALLBACK_DOUBLED, 300,
                        Hazard.POST_LOST, 200,
                        Hazard.PORT_REFUSES, 30,
                        Hazard.PERSON_STOPS, 900,
                        Hazard.PERSON_STARTS, 900);

        assertThat(LongStream.range(0, 60).mapToObj(seed -> plan(seed, 2, strengths)))
                .allSatisfy(plan -> assertThat(Simulation.run(plan).violation()).isEmpty());
    }

    /// A node stood still with a text in its hands while its clock was set back: it left late.
    @Test
    void aTextDoesNotLeaveLateBecauseAClockWasSetBack() {
        var strengths =
                Map.of(Hazard.CLOCK_SET, 500, Hazard.NODE_PAUSES, 30, Hazard.PERSON_STOPS, 900);

        assertThat(LongStream.range(0, 60).mapToObj(seed -> plan(seed, 2, strengths)))
                .allSatisfy(plan -> assertThat(Simulation.run(plan).violation()).isEmpty());
    }

    /// What a text waited for was overwritten by a node whose clock was wrong, or was forgotten
    /// when the text before it was canceled: the later ones of its conversation passed.
    @Test
    void aTextThatWaitsKeepsItsPlace() {
        assertThat(LongStream.of(194_104_304_030L, 97, 128, 166, 1_162))
                .allSatisfy(seed ->
                        assertThat(
                                        Simulation.run(WorldPlan.mixed(seed, 5).withoutRules())
                                                .violation())
                                .isEmpty());
    }

    /// A contact changed in the millisecond in which a text to it was accepted, and the queue heard
    /// of the hold after it was over: the sweep took the text for one that was never held.
    @Test
    void aHoldThatEndedWithinItsFirstMillisecondKeepsNoTextBack() {
        var plan = WorldPlan.mixed(3_020_958, 5);

        assertThat(Simulation.run(plan).violation()).isEmpty();
    }

    /// A text waited for a twin of another department, on which a person had to decide, and what
    /// came after it in its own conversation waited as long.
    @Test
    void aTwinOfAnotherDepartmentThatWaitsForAPersonLetsLaterTextsPass() {
        assertThat(LongStream.of(811_002_865, 811_022_949))
                .allSatisfy(seed ->
                        assertThat(Simulation.run(WorldPlan.narrow(seed, 5)).violation())
                                .isEmpty());
    }

    /// The carriers took no more bulk texts on this day, and what was urgent waited behind one that
    /// waited for the next.
    @Test
    void anUrgentTextWaitsForNobodysNextDay() {
        assertThat(LongStream.of(1, 777, 20261289))
                .allSatisfy(seed ->
                        assertThat(Simulation.run(WorldPlan.ofDays(seed, 5)).violation())
                                .isEmpty());
    }

    /// A department that sends at any hour had days on which it is closed, and sent on them.
    @Test
    void aClosedDayIsClosedWhereNoHoursAreSet() {
        assertThat(LongStream.of(17, 25))
                .allSatisfy(seed ->
                        assertThat(Simulation.run(WorldPlan.ofDays(seed, 5)).violation())
                                .isEmpty());
    }

    /// A worker that was slow gave back the grant by which a faster one had sent the same text, and
    /// the day had room for one more.
    @Test
    void aSlowWorkerGivesBackNoOthersGrant() {
        assertThat(Simulation.run(WorldPlan.drawn(59_024_649, 5)).violation()).isEmpty();
    }

    /// A receipt was written down with a time of an hour ago, and its text was looked for among
    /// those of the last day.
    @Test
    void aTextCountsByWhenItWentWhateverTheClockOfItsReceipt() {
        assertThat(Simulation.run(WorldPlan.drawn(59_027_041, 5)).violation()).isEmpty();
    }

    /// A STOP that was known to be older than a START was confirmed, because another had come.
    @Test
    void aStopThatTurnedNothingIsNotConfirmed() {
        assertThat(Simulation.run(WorldPlan.drawn(83_011_092, 5)).violation()).isEmpty();
    }

    /// No defect: a contact changed, and what a rule had held was made due in the moment between a
    /// later text's look and its write. That one goes first, as it would have a moment before.
    @Test
    void whatARuleHeldUntilJustNowHasLetTheNextOnePass() {
        var plan =
                WorldPlan.mixed(254, 5)
                        .with(Hazard.LISTS_NOTHING, 400)
                        .with(Hazard.ANSWER_LOST, 300)
                        .with(Hazard.TAKES_LATE, 300);

        assertThat(Simulation.run(plan).violation()).isEmpty();
    }

    private static WorldPlan plan(long seed, int people, Map<Hazard, Integer> strengths) {
        return new WorldPlan(seed, 3, people, 6, strengths);
    }
}
