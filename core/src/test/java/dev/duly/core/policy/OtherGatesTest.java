package dev.duly.core.policy;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.PRETRIAL;
import static dev.duly.core.policy.FactsSample.BEN;
import static dev.duly.core.policy.FactsSample.reason;
import static dev.duly.core.policy.FactsSample.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.consent.Consent;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.message.Terms;
import dev.duly.core.message.Verdict;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OtherGatesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T18:00:00Z");
    private static final Verdict ALLOWED = new Verdict.Allow();

    @Test
    void aPilotTextsItsListAndNobodyElse() {
        var pilot = pilot(Set.of(ANN));

        assertThat(pilot.ask(new PilotGate(), text(ANN, Purpose.COURT, "Hello."), NOW))
                .isEqualTo(ALLOWED);
        var refused = pilot.ask(new PilotGate(), text(BEN, Purpose.COURT, "Hello."), NOW);
        assertThat(refused).isInstanceOf(Verdict.Refuse.class);
        assertThat(reason(refused).sentence())
                .contains("pilot")
                .contains("the one number on its list");
        assertThat(
                        reason(pilot.ask(new PilotGate(), text(BEN, Purpose.CONSENT, "Bye."), NOW))
                                .code())
                .isEqualTo("exempt_answer");
    }

    @Test
    void aPilotWithoutANumberTextsNobody() {
        assertThat(pilot(Set.of()).ask(new PilotGate(), text(Purpose.COURT), NOW))
                .isInstanceOf(Verdict.Refuse.class);
        assertThat(open().ask(new PilotGate(), text(Purpose.COURT), NOW)).isEqualTo(ALLOWED);
    }

    @Test
    void whereConsentIsAskedForAPurposeItsTextsNeedIt() {
        var asking =
                FactsSample.of(
                        FactsSample.strict(Set.of(), Set.of(Purpose.PAYMENT), Optional.empty(), 3));
        var gate = new OptInGate();

        assertThat(asking.ask(gate, text(Purpose.COURT), NOW)).isEqualTo(ALLOWED);
        assertThat(reason(asking.ask(gate, text(Purpose.PAYMENT), NOW)).code())
                .isEqualTo("no_recorded_consent");
        assertThat(
                        asking.with(new Consent(Consent.State.OPTED_IN, Optional.empty()))
                                .ask(gate, text(Purpose.PAYMENT), NOW))
                .isEqualTo(ALLOWED);
    }

    @Test
    void aTextMayHaveAsManySegmentsAsItsDepartmentSends() {
        var two = FactsSample.of(FactsSample.strict(Set.of(), Set.of(), Optional.empty(), 2));
        var gate = new LengthGate();

        assertThat(two.ask(gate, text(Purpose.MANUAL, "a".repeat(306)), NOW)).isEqualTo(ALLOWED);
        var refused = two.ask(gate, text(Purpose.MANUAL, "a".repeat(307)), NOW);
        assertThat(reason(refused).code()).isEqualTo("too_long");
        assertThat(reason(refused).sentence()).contains("3 segments").contains("2 at most");
    }

    @Test
    void aTextWaitsForItsTimeAndNotPastItsEnd() {
        var gate = new ScheduleGate();
        var later = NOW.plusSeconds(60);
        var draft =
                text(Purpose.COURT)
                        .on(
                                new Terms(
                                        Optional.of(later),
                                        Optional.of(later.plusSeconds(60)),
                                        Optional.empty()));

        assertThat(open().ask(gate, draft, NOW))
                .isEqualTo(new Verdict.Hold(later, reason(open().ask(gate, draft, NOW))));
        assertThat(open().ask(gate, draft, later)).isEqualTo(ALLOWED);
        assertThat(open().ask(gate, draft, later.plusSeconds(59))).isEqualTo(ALLOWED);
        assertThat(open().ask(gate, draft, later.plusSeconds(60)))
                .isInstanceOf(Verdict.Expire.class);
    }

    @Test
    void theCapHoldsUntilTheOldestThatCountsIsADayOld() {
        var gate = new FrequencyGate();
        var sent = Stream.of(1, 5, 9, 23).map(hours -> NOW.minus(Duration.ofHours(hours))).toList();
        var three = FactsSample.of(FactsSample.capped(3)).with(recent(sent));

        var held = three.ask(gate, text(Purpose.NOTICE), NOW);

        assertThat(held).isInstanceOf(Verdict.Hold.class);
        // The fourth leaves first, and the third has to leave too.
        assertThat(((Verdict.Hold) held).until())
                .isEqualTo(NOW.minus(Duration.ofHours(9)).plus(Duration.ofHours(24)));
        assertThat(reason(held).nextStep()).contains("when the first of them is a day old");
        assertThat(three.ask(gate, text(Purpose.NOTICE), ((Verdict.Hold) held).until()))
                .isEqualTo(ALLOWED);
        assertThat(reason(three.ask(gate, text(Purpose.REPLY), NOW)).code())
                .isEqualTo("exempt_reply");
        assertThat(reason(three.ask(gate, text(Purpose.CONSENT), NOW)).code())
                .isEqualTo("exempt_answer");
    }

    @Test
    void behindOneThatIsOnItsWayNobodyWaitsForLongerThanForTheOldest() {
        var oldest = NOW.minus(Duration.ofHours(24)).plusSeconds(8);
        var facts =
                FactsSample.of(FactsSample.capped(2))
                        .with(new Recent(List.of(NOW, oldest), List.of(), Set.of(), List.of(NOW)));

        var held = facts.ask(new FrequencyGate(), text(Purpose.NOTICE), NOW);

        assertThat(((Verdict.Hold) held).until()).isEqualTo(NOW.plusSeconds(8));
        assertThat(reason(held).nextStep()).contains("a day old");
    }

    @Test
    void whoIsHeldBehindOneThatIsOnItsWayIsToldSo() {
        var facts =
                FactsSample.of(FactsSample.capped(1))
                        .with(new Recent(List.of(NOW), List.of(), Set.of(), List.of(NOW)));

        var held = facts.ask(new FrequencyGate(), text(Purpose.NOTICE), NOW);

        assertThat(((Verdict.Hold) held).until()).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
        assertThat(reason(held).nextStep())
                .contains("still on its way")
                .contains("2 minutes")
                .doesNotContain("a day old");
    }

    @Test
    void belowTheCapATextGoes() {
        var two = recent(List.of(NOW, NOW.minusSeconds(1)));
        var three = FactsSample.of(FactsSample.capped(3)).with(two);

        assertThat(three.ask(new FrequencyGate(), text(Purpose.BULK), NOW)).isEqualTo(ALLOWED);
        assertThat(
                        FactsSample.of(DepartmentPolicy.UNRESTRICTED)
                                .with(two)
                                .ask(new FrequencyGate(), text(Purpose.BULK), NOW))
                .isEqualTo(ALLOWED);
    }

    @Test
    void betweenTwoTextsLiesTheSpacing() {
        var gate = new SpacingGate();
        var last = NOW.minus(Duration.ofMinutes(29));
        var spaced =
                FactsSample.of(FactsSample.spaced(Duration.ofMinutes(30)))
                        .with(recent(List.of(last.minusSeconds(900), last)));

        var held = spaced.ask(gate, text(Purpose.MANUAL), NOW);

        assertThat(((Verdict.Hold) held).until()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(spaced.ask(gate, text(Purpose.MANUAL), NOW.plus(Duration.ofMinutes(1))))
                .isEqualTo(ALLOWED);
        assertThat(spaced.ask(gate, text(Purpose.CONSENT), NOW)).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void aMachineThatAnswersAnswersIsNotAnsweredForEver() {
        var gate = new AnswerLimitGate();
        var four =
                open().with(
                                new Recent(
                                        List.of(),
                                        Collections.nCopies(4, NOW),
                                        Set.of(),
                                        List.of()));
        var five =
                open().with(
                                new Recent(
                                        List.of(),
                                        Collections.nCopies(5, NOW),
                                        Set.of(),
                                        List.of()));

        assertThat(four.ask(gate, text(Purpose.CONSENT), NOW)).isEqualTo(ALLOWED);
        assertThat(reason(five.ask(gate, text(Purpose.CONSENT), NOW)).code())
                .isEqualTo("answer_limit");
        assertThat(five.ask(gate, text(Purpose.CONSENT), NOW.plus(Recent.HOUR))).isEqualTo(ALLOWED);
        assertThat(five.ask(gate, text(Purpose.MANUAL), NOW)).isEqualTo(ALLOWED);
    }

    @Test
    void wordsThatCarriersFilterAreRefusedAndDebtsAreWarnedOf() {
        var gate = new ContentGate();

        assertThat(open().ask(gate, text(Purpose.MANUAL), NOW)).isEqualTo(ALLOWED);
        var refused = open().ask(gate, text(Purpose.MANUAL, "Look: https://bit.ly/x9"), NOW);
        assertThat(refused).isInstanceOf(Verdict.Refuse.class);
        assertThat(reason(refused).sentence()).contains("bit.ly");
        assertThat(gate.rule(open().facts())).contains("version").contains(PRETRIAL.value());
    }

    private static FactsSample open() {
        return FactsSample.of(DepartmentPolicy.UNRESTRICTED);
    }

    private static FactsSample pilot(Set<dev.duly.core.phone.PhoneNumber> numbers) {
        return FactsSample.of(FactsSample.strict(Set.of(), Set.of(), Optional.of(numbers), 3));
    }

    private static Recent recent(List<Instant> texts) {
        return new Recent(texts, List.of(), Set.of(), List.of());
    }
}
