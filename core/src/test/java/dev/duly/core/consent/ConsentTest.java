package dev.duly.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.consent.Consent.State;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.record.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final PhoneNumber ANN = new PhoneNumber("+17025550142");
    private static final DepartmentId PRETRIAL = new DepartmentId("pretrial");
    private static final DepartmentId PROBATION = new DepartmentId("probation");
    private static final Instant NOON = Instant.parse("2026-11-23T20:00:00Z");

    @Test
    void whoNeverSaidAnythingWasNeverAsked() {
        var consent = Consent.derive(List.of());

        assertThat(consent).isEqualTo(Consent.NEVER_ASKED);
        assertThat(consent.since()).isEmpty();
    }

    @Test
    void oneChangeDecides() {
        var stop = stop("SM1", 0);

        var consent = Consent.derive(List.of(stop));

        assertThat(consent.state()).isEqualTo(State.OPTED_OUT);
        assertThat(consent.decisive()).contains(stop);
        assertThat(consent.since()).contains(NOON);
    }

    @Test
    void aStartLiftsAStopThatTheProviderHasListed() {
        var stop = stop("SM1", 1);
        var start = start("SM2", 2);
        var again = stop("SM3", 3);

        assertThat(state(stop, listed(stop, 1), start)).isEqualTo(State.OPTED_IN);
        assertThat(state(stop, listed(stop, 1), start, again)).isEqualTo(State.OPTED_OUT);
        assertThat(state(start)).isEqualTo(State.OPTED_IN);
    }

    @Test
    void aStartThatMayBeOlderThanTheStopLiftsNothing() {
        var stop = stop("SM1", 1);
        var start = start("SM2", 2);

        assertThat(state(stop, start)).isEqualTo(State.OPTED_OUT);
        assertThat(state(start, stop)).isEqualTo(State.OPTED_OUT);
        assertThat(state(stop, start, listed(stop, 1))).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void theProvidersTimesDecideInWhateverOrderTheLinesWereWritten() {
        var stop = stop("SM1", 9);
        var start = start("SM2", 1);

        assertThat(state(stop, start, listed(stop, 1), listed(start, 2))).isEqualTo(State.OPTED_IN);
        assertThat(state(start, stop, listed(start, 2), listed(stop, 1))).isEqualTo(State.OPTED_IN);
        assertThat(state(stop, start, listed(stop, 2), listed(start, 1)))
                .isEqualTo(State.OPTED_OUT);
        assertThat(state(fetchedStart("SM2", 2), fetchedStop("SM1", 1))).isEqualTo(State.OPTED_IN);
        assertThat(state(fetchedStart("SM2", 1), fetchedStop("SM1", 2))).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void ourOwnClocksDecideNothing() {
        var start = start("SM2", 500);
        var stop = stop("SM1", 1);

        assertThat(state(start, stop)).isEqualTo(State.OPTED_OUT);
        assertThat(state(stop, listed(stop, 1), start("SM3", -500))).isEqualTo(State.OPTED_IN);
    }

    @Test
    void withinOneSecondOfTheProvidersTheLedgersOrderDecidesBetweenPostedOnes() {
        var stop = stop("SM1", 1);
        var start = start("SM2", 1);

        assertThat(state(stop, start, listed(stop, 1), listed(start, 1))).isEqualTo(State.OPTED_IN);
        assertThat(state(start, stop, listed(stop, 1), listed(start, 1)))
                .isEqualTo(State.OPTED_OUT);
        assertThat(state(fetchedStop("SM1", 1), start, listed(start, 1)))
                .isEqualTo(State.OPTED_OUT);
        assertThat(state(stop, listed(stop, 1), fetchedStart("SM2", 1))).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void aFetchedStartWaitsUntilItIsKnownWhenThePostedStopWasWritten() {
        var stop = stop("SM1", 1);

        assertThat(state(stop, fetchedStart("SM2", 2))).isEqualTo(State.OPTED_OUT);
        assertThat(state(stop, fetchedStart("SM2", 2), listed(stop, 1))).isEqualTo(State.OPTED_IN);
        assertThat(state(fetchedStart("SM2", 2), stop)).isEqualTo(State.OPTED_OUT);
    }

    /// A STOP reaches all departments here, and each has a sender of its own: that the list of
    /// one's texts was read says nothing of a START to the other that is still on its way.
    @Test
    void aStartToOneSenderThatIsPostedLateLiftsNoNewerStopToAnother() {
        var stop = stopTo(PROBATION, "SM2", 2);
        var start = start("SM1", 1);

        assertThat(state(stop, listed(stop, 2), start)).isEqualTo(State.OPTED_OUT);
        assertThat(state(stop, listed(stop, 2), start, listed(start, 1)))
                .isEqualTo(State.OPTED_OUT);
    }

    @Test
    void aStartToOneSenderLiftsAnOlderStopToAnotherOnceTheProvidersTimesOfBothAreKnown() {
        var stop = stopTo(PROBATION, "SM1", 1);
        var start = start("SM2", 2);

        assertThat(state(stop, listed(stop, 1), start)).isEqualTo(State.OPTED_OUT);
        assertThat(state(stop, start, listed(start, 2))).isEqualTo(State.OPTED_OUT);
        assertThat(state(stop, listed(stop, 1), start, listed(start, 2))).isEqualTo(State.OPTED_IN);
        assertThat(state(start, stop, listed(start, 2), listed(stop, 1))).isEqualTo(State.OPTED_IN);
    }

    @Test
    void eachOptOutHasToBeFollowed() {
        var first = stop("SM1", 1);
        var second = stop("SM2", 2);
        var start = start("SM3", 3);

        assertThat(state(first, listed(first, 1), second, start)).isEqualTo(State.OPTED_OUT);
        assertThat(Consent.derive(List.of(first, listed(first, 1), second, start)).decisive())
                .contains(second);
        assertThat(state(first, second, listed(first, 1), listed(second, 2), start))
                .isEqualTo(State.OPTED_IN);
    }

    @Test
    void whatTheProviderToldUsIsFollowedByWhatWasWrittenDownAfterIt() {
        var block = ConsentChange.providerBlock("attempt:1", ANN, PRETRIAL, NOON);
        var start = start("SM1", 1);

        assertThat(state(block, start)).isEqualTo(State.OPTED_IN);
        assertThat(state(start, block)).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void sayingItAgainChangesNoDate() {
        var first = stop("SM1", 1);
        var start = start("SM3", 3);
        var lifted = List.of(first, listed(first, 1), start, start("SM4", 4));

        assertThat(Consent.derive(List.of(first, stop("SM2", 2))).decisive()).contains(first);
        assertThat(Consent.derive(lifted).decisive()).contains(start);
    }

    @Test
    void ofAnOlderServersLinesTheLaterCountsInWhateverOrderTheyWereWritten() {
        var stop = historicStop("1", 10);
        var start = historicStart("2", 20);

        assertThat(state(stop, start)).isEqualTo(State.OPTED_IN);
        assertThat(state(start, stop)).isEqualTo(State.OPTED_IN);
        assertThat(state(historicStart("3", 5), stop)).isEqualTo(State.OPTED_OUT);
        assertThat(state(stop, historicStart("4", 10))).isEqualTo(State.OPTED_OUT);
        assertThat(state(historicStart("4", 10), stop)).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void anOldStartLiftsNothingThatWeHeardOurselves() {
        var stop = stop("SM1", 0);

        assertThat(state(stop, historicStart("1", -900))).isEqualTo(State.OPTED_OUT);
        assertThat(state(stop, listed(stop, 0), historicStart("1", 900)))
                .isEqualTo(State.OPTED_OUT);
        assertThat(state(historicStart("1", -900), stop)).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void anOldStopEndsNoLaterStartOfOurs() {
        assertThat(state(start("SM1", 0), historicStop("1", -900))).isEqualTo(State.OPTED_IN);
        assertThat(state(historicStop("1", -900), start("SM1", 0))).isEqualTo(State.OPTED_IN);
    }

    @Test
    void aStopThatTheOlderServerHeardLaterEndsAStartOfOurs() {
        assertThat(state(start("SM1", 0), historicStop("1", 900))).isEqualTo(State.OPTED_OUT);
        assertThat(state(historicStop("1", 900), start("SM1", 0))).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void whatTwoClocksCannotOrderIsAnOptOut() {
        assertThat(state(historicStop("1", 0), start("SM1", 300))).isEqualTo(State.OPTED_OUT);
        assertThat(state(historicStop("1", 0), start("SM1", 301))).isEqualTo(State.OPTED_IN);
    }

    @Test
    void whatRanOutEndsAnOldStartToo() {
        var expiry = change("E1", ConsentChange.Kind.EXPIRY, 0, Optional.empty());

        assertThat(state(historicStart("1", -900), expiry)).isEqualTo(State.NEVER_ASKED);
        assertThat(state(expiry, historicStart("1", 300))).isEqualTo(State.NEVER_ASKED);
        assertThat(state(expiry, historicStart("1", 301))).isEqualTo(State.OPTED_IN);
    }

    @Test
    void noWordAndNoNumberIsPrinted() {
        assertThat(stop("SM1", 0).toString()).doesNotContain("0142").doesNotContain("leave me");
    }

    private static State state(ConsentChange... history) {
        return Consent.derive(List.of(history)).state();
    }

    private static ConsentChange stop(String text, int second) {
        return change(text, ConsentChange.Kind.OPT_OUT, second, Optional.empty());
    }

    private static ConsentChange stopTo(DepartmentId department, String text, int second) {
        return change(text, department, ConsentChange.Kind.OPT_OUT, second, Optional.empty());
    }

    private static ConsentChange start(String text, int second) {
        return change(text, ConsentChange.Kind.OPT_IN, second, Optional.empty());
    }

    private static ConsentChange fetchedStop(String text, int second) {
        return change(text, ConsentChange.Kind.OPT_OUT, second, Optional.of(at(second)));
    }

    private static ConsentChange fetchedStart(String text, int second) {
        return change(text, ConsentChange.Kind.OPT_IN, second, Optional.of(at(second)));
    }

    private static ConsentChange historicStop(String id, int second) {
        return historic(id, ConsentChange.Kind.OPT_OUT, second);
    }

    private static ConsentChange historicStart(String id, int second) {
        return historic(id, ConsentChange.Kind.OPT_IN, second);
    }

    private static ConsentChange historic(String id, ConsentChange.Kind kind, int second) {
        return ConsentChange.historic(
                id,
                ANN,
                PRETRIAL,
                kind,
                Reach.NUMBER,
                Proof.of(Method.IMPORT),
                Actor.CLIENT,
                at(second),
                NOON);
    }

    private static ConsentChange listed(ConsentChange change, int second) {
        return change.listed(at(second), NOON);
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    private static ConsentChange change(
            String text, ConsentChange.Kind kind, int second, Optional<Instant> providerAt) {
        return change(text, PRETRIAL, kind, second, providerAt);
    }

    private static ConsentChange change(
            String text,
            DepartmentId department,
            ConsentChange.Kind kind,
            int second,
            Optional<Instant> providerAt) {
        return ConsentChange.texted(
                "inbound:" + text,
                ANN,
                department,
                kind,
                Reach.NUMBER,
                Proof.text(Method.KEYWORD, "leave me", Optional.empty()),
                at(second),
                providerAt,
                NOON);
    }
}
