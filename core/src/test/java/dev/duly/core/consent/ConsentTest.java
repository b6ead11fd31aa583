package dev.duly.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final PhoneNumber ANN = new PhoneNumber("+17025550142");
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

        assertThat(consent.state()).isEqualTo(Consent.State.OPTED_OUT);
        assertThat(consent.decisive()).contains(stop);
        assertThat(consent.since()).contains(NOON);
    }

    @Test
    void theLatestChangeWins() {
        var stop = stop("SM1", 1);
        var start = start("SM2", 2);
        var again = stop("SM3", 3);

        assertThat(state(stop, start)).isEqualTo(Consent.State.OPTED_IN);
        assertThat(state(stop, start, again)).isEqualTo(Consent.State.OPTED_OUT);
    }

    @Test
    void aChangeThatArrivesLateCountsFromWhenItHappened() {
        var start = start("SM2", 2);
        var earlierStop = stop("SM1", 1);
        var laterStop = stop("SM3", 3);

        assertThat(state(start, earlierStop)).isEqualTo(Consent.State.OPTED_IN);
        assertThat(state(laterStop, start)).isEqualTo(Consent.State.OPTED_OUT);
    }

    @Test
    void ofTwoAtOneMomentTheOptOutWinsInEitherOrder() {
        var stop = stop("SM1", 1);
        var start = start("SM2", 1);

        assertThat(state(stop, start)).isEqualTo(Consent.State.OPTED_OUT);
        assertThat(state(start, stop)).isEqualTo(Consent.State.OPTED_OUT);
        assertThat(state(start, stop, start("SM3", 1))).isEqualTo(Consent.State.OPTED_OUT);
    }

    @Test
    void whenItWasWrittenDownDoesNotCount() {
        var start = change("SM2", ConsentChange.Kind.OPT_IN, NOON.plusSeconds(2), NOON);
        var stop =
                change("SM1", ConsentChange.Kind.OPT_OUT, NOON.plusSeconds(1), NOON.plusSeconds(9));

        assertThat(state(start, stop)).isEqualTo(Consent.State.OPTED_IN);
    }

    @Test
    void noWordAndNoNumberIsPrinted() {
        assertThat(stop("SM1", 0).toString()).doesNotContain("0142").doesNotContain("leave me");
    }

    private static Consent.State state(ConsentChange... history) {
        return Consent.derive(List.of(history)).state();
    }

    private static ConsentChange stop(String source, int second) {
        return at(source, ConsentChange.Kind.OPT_OUT, second);
    }

    private static ConsentChange start(String source, int second) {
        return at(source, ConsentChange.Kind.OPT_IN, second);
    }

    private static ConsentChange at(String source, ConsentChange.Kind kind, int second) {
        var when = NOON.plusSeconds(second);
        return change(source, kind, when, when);
    }

    private static ConsentChange change(
            String source, ConsentChange.Kind kind, Instant effectiveAt, Instant recordedAt) {
        return new ConsentChange(
                "inbound:" + source,
                ANN,
                new DepartmentId("pretrial"),
                kind,
                ConsentChange.Method.KEYWORD,
                "leave me",
                effectiveAt,
                recordedAt);
    }
}
