package dev.duly.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Instant NOON = Instant.parse("2026-11-23T20:00:00Z");
    private static final Verdict ALLOW = new Verdict.Allow();

    @Test
    void withoutGatesEverythingIsAllowed() {
        assertThat(verdict()).isEqualTo(ALLOW);
    }

    @Test
    void whatAllAllowIsAllowed() {
        assertThat(verdict(ALLOW, ALLOW)).isEqualTo(ALLOW);
    }

    @Test
    void oneRefusalIsEnoughWhereverItStands() {
        assertThat(verdict(ALLOW, hold("night", 9), refuse("opted_out"), hold("cap", 99)))
                .isEqualTo(refuse("opted_out"));
    }

    @Test
    void theFirstRefusalIsTheOneThatIsTold() {
        assertThat(verdict(refuse("opted_out"), refuse("bad_number")))
                .isEqualTo(refuse("opted_out"));
    }

    @Test
    void theLongestHoldDecidesWhereverItStands() {
        assertThat(verdict(hold("night", 9), ALLOW, hold("cap", 5))).isEqualTo(hold("night", 9));
        assertThat(verdict(hold("cap", 5), ALLOW, hold("night", 9))).isEqualTo(hold("night", 9));
    }

    @Test
    void ofTwoHoldsOfOneLengthTheFirstIsTold() {
        assertThat(verdict(hold("night", 9), hold("cap", 9))).isEqualTo(hold("night", 9));
    }

    @Test
    void aDecisionKeepsItsGatesWhateverTheCallerDoesToTheList() {
        var gates = Arrays.asList(new GateResult("consent", "law", ALLOW));
        var decision = new Decision(gates);

        gates.set(0, new GateResult("consent", "law", refuse("opted_out")));

        assertThat(decision.verdict()).isEqualTo(ALLOW);
    }

    private static Verdict verdict(Verdict... verdicts) {
        List<GateResult> gates =
                Arrays.stream(verdicts)
                        .map(verdict -> new GateResult("gate", "rule", verdict))
                        .toList();
        return new Decision(gates).verdict();
    }

    private static Verdict hold(String code, int seconds) {
        return new Verdict.Hold(NOON.plusSeconds(seconds), reason(code));
    }

    private static Verdict refuse(String code) {
        return new Verdict.Refuse(reason(code));
    }

    private static Reason reason(String code) {
        return Reason.of(code, "A sentence.", "A next step.");
    }
}
