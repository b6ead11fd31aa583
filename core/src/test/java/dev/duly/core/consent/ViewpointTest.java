package dev.duly.core.consent;

import static dev.duly.core.consent.Lines.ANN;
import static dev.duly.core.consent.Lines.BEFORE;
import static dev.duly.core.consent.Lines.about;
import static dev.duly.core.consent.Lines.correcting;
import static dev.duly.core.consent.Lines.department;
import static dev.duly.core.consent.Lines.of;
import static dev.duly.core.consent.Lines.start;
import static dev.duly.core.consent.Lines.stop;
import static dev.duly.core.consent.Lines.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.client.ContactId;
import dev.duly.core.consent.Consent.State;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.department.Department;
import dev.duly.core.purpose.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One ledger of one number, as it looks to those who want to text it.
class ViewpointTest {
    private static final Department PRETRIAL = department("pretrial", "+15005550006");
    private static final Department PROBATION = department("probation", "+15005550006");
    private static final Department COURTS = department("courts", "+15005550007");
    private static final List<Department> ALL = List.of(PRETRIAL, PROBATION, COURTS);
    private static final ContactId MOTHER = new ContactId("P-1");
    private static final ContactId SON = new ContactId("P-2");

    /// The first moment of the new rule, in Washington.
    private static final Instant FROM_ALL = Instant.parse("2027-01-31T05:00:00Z");

    @Test
    void aStopHoldsForItsDepartmentAndForThoseThatShareItsSender() {
        var stop = stop(PRETRIAL, BEFORE);

        assertThat(general(PRETRIAL, stop)).isEqualTo(State.OPTED_OUT);
        assertThat(general(PROBATION, stop)).isEqualTo(State.OPTED_OUT);
        assertThat(general(COURTS, stop)).isEqualTo(State.NEVER_ASKED);
    }

    /// All texts to one sender are one department's, as long as the departments stay the same ones.
    /// Of two departments the list of one tells nothing, whatever they share: until it tells of
    /// both, the STOP stands.
    @Test
    void aStopToAnotherDepartmentOfOneSenderStandsUntilBothTextsAreListed() {
        var stop = stop(PRETRIAL, BEFORE);
        var listed = stop.listed(BEFORE, BEFORE);
        var start = start(PROBATION, BEFORE.plusSeconds(1));

        assertThat(general(PROBATION, stop, listed, start)).isEqualTo(State.OPTED_OUT);
        assertThat(
                        general(
                                PROBATION,
                                stop,
                                listed,
                                start,
                                start.listed(BEFORE.plusSeconds(1), BEFORE)))
                .isEqualTo(State.OPTED_IN);
    }

    @Test
    void aStopReachesTheOthersFromTheDayOfTheRuleByItsOwnDate() {
        assertThat(general(COURTS, stop(PRETRIAL, BEFORE))).isEqualTo(State.NEVER_ASKED);
        assertThat(general(COURTS, stop(PRETRIAL, FROM_ALL))).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void anAgencyMayTakeEveryStopForAStopToAll() {
        var stop = stop(PRETRIAL, BEFORE);

        assertThat(state(COURTS, Optional.empty(), Optional.empty(), RevocationScope.ALL, stop))
                .isEqualTo(State.OPTED_OUT);
    }

    @Test
    void whatTheProviderBlocksItBlocksForOneSender() {
        var block = ConsentChange.providerBlock("attempt:1", ANN, PRETRIAL.id(), FROM_ALL);

        assertThat(general(PRETRIAL, block)).isEqualTo(State.OPTED_OUT);
        assertThat(general(PROBATION, block)).isEqualTo(State.OPTED_OUT);
        assertThat(general(COURTS, block)).isEqualTo(State.NEVER_ASKED);
    }

    @Test
    void aPurposeThatIsSwitchedOffStopsThatPurposeOnly() {
        var off = written("1", PRETRIAL, Kind.OPT_OUT, about(Purpose.COURT));

        assertThat(forPurpose(Purpose.COURT, off)).isEqualTo(State.OPTED_OUT);
        assertThat(forPurpose(Purpose.CHECK_IN, off)).isEqualTo(State.NEVER_ASKED);
        assertThat(general(PRETRIAL, off)).isEqualTo(State.NEVER_ASKED);
    }

    @Test
    void aSwitchedOffPurposeStaysWithItsDepartmentWhateverTheScope() {
        var off = written("1", PRETRIAL, Kind.OPT_OUT, about(Purpose.COURT));

        assertThat(
                        state(
                                COURTS,
                                Optional.of(Purpose.COURT),
                                Optional.empty(),
                                RevocationScope.ALL,
                                off))
                .isEqualTo(State.NEVER_ASKED);
    }

    @Test
    void anOptInToOnePurposeLiftsAStopForThatPurposeOnly() {
        var stop = written("1", PRETRIAL, Kind.OPT_OUT, Reach.NUMBER);
        var again = written("2", PRETRIAL, Kind.RE_OPT_IN, about(Purpose.COURT));

        assertThat(forPurpose(Purpose.COURT, stop, again)).isEqualTo(State.OPTED_IN);
        assertThat(forPurpose(Purpose.PAYMENT, stop, again)).isEqualTo(State.OPTED_OUT);
        assertThat(general(PRETRIAL, stop, again)).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void aReOptInLiftsItForThoseWhomItIsGivenToAndForNoOther() {
        var stop = written("1", PRETRIAL, Kind.OPT_OUT, Reach.NUMBER_AT_ALL);
        var again = written("2", COURTS, Kind.RE_OPT_IN, Reach.NUMBER);
        var toAll = written("3", COURTS, Kind.RE_OPT_IN, Reach.NUMBER_AT_ALL);

        assertThat(general(COURTS, stop, again)).isEqualTo(State.OPTED_IN);
        assertThat(general(PRETRIAL, stop, again)).isEqualTo(State.OPTED_OUT);
        assertThat(general(PRETRIAL, stop, toAll)).isEqualTo(State.OPTED_IN);
    }

    @Test
    void onASharedPhoneOneClientsOptInIsNotTheOthers() {
        var optIn = written("1", PRETRIAL, Kind.OPT_IN, of(MOTHER));

        assertThat(forClient(MOTHER, optIn)).isEqualTo(State.OPTED_IN);
        assertThat(forClient(SON, optIn)).isEqualTo(State.NEVER_ASKED);
    }

    @Test
    void onASharedPhoneAStopIsEverybodys() {
        var stop = written("1", PRETRIAL, Kind.OPT_OUT, of(MOTHER));

        assertThat(forClient(MOTHER, stop)).isEqualTo(State.OPTED_OUT);
        assertThat(forClient(SON, stop)).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void onASharedPhoneOneClientsReOptInLeavesTheOtherOptedOut() {
        var stop = stop(PRETRIAL, BEFORE);
        var again = written("2", PRETRIAL, Kind.RE_OPT_IN, of(MOTHER));

        assertThat(forClient(MOTHER, stop, again)).isEqualTo(State.OPTED_IN);
        assertThat(forClient(SON, stop, again)).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void aCorrectionTakesAwayItsOneLine() {
        var first = written("1", PRETRIAL, Kind.OPT_IN, Reach.NUMBER);
        var mistake = written("2", PRETRIAL, Kind.OPT_OUT, Reach.NUMBER);
        var other = written("3", PRETRIAL, Kind.OPT_OUT, Reach.NUMBER);
        var correction = correcting("4", COURTS, "staff:2");

        assertThat(general(PRETRIAL, first, mistake, correction)).isEqualTo(State.OPTED_IN);
        assertThat(general(PRETRIAL, first, mistake, other, correction)).isEqualTo(State.OPTED_OUT);
    }

    @Test
    void aCorrectedTextStaysCorrectedWhenTheProviderListsIt() {
        var text =
                ConsentChange.texted(
                        "inbound:SM1",
                        ANN,
                        PRETRIAL.id(),
                        Kind.OPT_OUT,
                        Reach.NUMBER,
                        Proof.text(Method.PHRASE, "no more of these", Optional.empty()),
                        BEFORE,
                        Optional.empty(),
                        BEFORE);
        var correction = correcting("2", PRETRIAL, "inbound:SM1");

        assertThat(general(PRETRIAL, text, correction, text.listed(BEFORE, BEFORE)))
                .isEqualTo(State.NEVER_ASKED);
    }

    @Test
    void expiryAndAnotherNumberEndAnOptInAndLiftNothing() {
        for (var kind : List.of(Kind.EXPIRY, Kind.NUMBER_CHANGE)) {
            var end = written("2", PRETRIAL, kind, Reach.NUMBER);

            assertThat(general(PRETRIAL, written("1", PRETRIAL, Kind.OPT_IN, Reach.NUMBER), end))
                    .isEqualTo(State.NEVER_ASKED);
            assertThat(general(PRETRIAL, stop(PRETRIAL, BEFORE), end)).isEqualTo(State.OPTED_OUT);
            assertThat(general(PRETRIAL, end, written("3", PRETRIAL, Kind.OPT_IN, Reach.NUMBER)))
                    .isEqualTo(State.OPTED_IN);
        }
    }

    @Test
    void whenAReOptInEndsWhatItLiftedStaysLifted() {
        var stop = written("1", PRETRIAL, Kind.OPT_OUT, Reach.NUMBER);
        var again = written("2", PRETRIAL, Kind.RE_OPT_IN, Reach.NUMBER);
        var end = written("3", PRETRIAL, Kind.EXPIRY, Reach.NUMBER);

        assertThat(general(PRETRIAL, stop, again, end)).isEqualTo(State.NEVER_ASKED);
    }

    @Test
    void oneClientsNewNumberEndsThatClientsOptInAlone() {
        var mothers = written("1", PRETRIAL, Kind.OPT_IN, of(MOTHER));
        var sons = written("2", PRETRIAL, Kind.OPT_IN, of(SON));
        var moved = written("3", PRETRIAL, Kind.NUMBER_CHANGE, of(MOTHER));

        assertThat(forClient(MOTHER, mothers, sons, moved)).isEqualTo(State.NEVER_ASKED);
        assertThat(forClient(SON, mothers, sons, moved)).isEqualTo(State.OPTED_IN);
    }

    @Test
    void aNumberThatIsSomebodyElsesHoldsForAll() {
        var gone = written("1", PRETRIAL, Kind.REASSIGNED, Reach.NUMBER);

        for (var department : ALL) {
            assertThat(general(department, gone)).isEqualTo(State.OPTED_OUT);
        }
    }

    private static State general(Department department, ConsentChange... history) {
        return state(department, Optional.empty(), Optional.empty(), RevocationScope.LAW, history);
    }

    private static State forPurpose(Purpose purpose, ConsentChange... history) {
        return state(
                PRETRIAL, Optional.of(purpose), Optional.empty(), RevocationScope.LAW, history);
    }

    private static State forClient(ContactId client, ConsentChange... history) {
        return state(PRETRIAL, Optional.empty(), Optional.of(client), RevocationScope.LAW, history);
    }

    private static State state(
            Department department,
            Optional<Purpose> purpose,
            Optional<ContactId> client,
            RevocationScope scope,
            ConsentChange... history) {
        return Consent.derive(
                        List.of(history), Viewpoint.of(department, ALL, purpose, client, scope))
                .state();
    }
}
