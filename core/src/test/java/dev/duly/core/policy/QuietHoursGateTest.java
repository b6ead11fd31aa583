package dev.duly.core.policy;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.PRETRIAL;
import static dev.duly.core.policy.FactsSample.at;
import static dev.duly.core.policy.FactsSample.reason;
import static dev.duly.core.policy.FactsSample.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.message.Terms;
import dev.duly.core.message.Verdict;
import dev.duly.core.purpose.Purpose;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuietHoursGateTest {
    private static final FactsSample EIGHT_TO_EIGHT =
            FactsSample.of(FactsSample.hours("mon-sun 08:00-20:00"));

    private final QuietHoursGate gate = new QuietHoursGate();

    @Test
    void insideTheHoursATextGoes() {
        assertThat(ask(text(Purpose.MANUAL), at("2026-11-24T08:00:00")))
                .isEqualTo(new Verdict.Allow());
        assertThat(ask(text(Purpose.MANUAL), at("2026-11-24T19:58:59.999")))
                .isEqualTo(new Verdict.Allow());
    }

    @Test
    void outsideItWaitsForTheNextMorningAndSaysSo() {
        var verdict = ask(text(Purpose.COURT), at("2026-11-24T20:00:00"));

        assertThat(verdict).isInstanceOf(Verdict.Hold.class);
        assertThat(((Verdict.Hold) verdict).until()).isEqualTo(at("2026-11-25T08:00:00"));
        assertThat(reason(verdict).code()).isEqualTo("quiet_hours");
        assertThat(reason(verdict).sentence())
                .contains("20:00")
                .contains("Pretrial Services")
                .contains("America/Los_Angeles")
                .contains("area code 702");
    }

    @Test
    void inTheLastMinuteItWaitsToo() {
        assertThat(ask(text(Purpose.MANUAL), at("2026-11-24T19:59:00")))
                .isEqualTo(new Verdict.Allow());
        var verdict = ask(text(Purpose.MANUAL), at("2026-11-24T19:59:00.001"));
        assertThat(verdict).isInstanceOf(Verdict.Hold.class);
        assertThat(((Verdict.Hold) verdict).until()).isEqualTo(at("2026-11-25T08:00:00"));
    }

    @Test
    void aReminderThatWouldComeAfterItsEventIsNeverSent() {
        var event = at("2026-11-25T08:00:00");
        var draft = text(Purpose.COURT).on(expiring(event));

        var verdict = ask(draft, at("2026-11-24T21:00:00"));

        assertThat(verdict).isInstanceOf(Verdict.Expire.class);
        assertThat(reason(verdict).code()).isEqualTo("too_late");
        assertThat(
                        ask(
                                text(Purpose.COURT).on(expiring(event.plusMillis(1))),
                                at("2026-11-24T21:00:00")))
                .isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void aPurposeThatExpiresOutsideItsHoursIsNotSentLater() {
        var expiring =
                FactsSample.of(
                        FactsSample.strict(
                                Set.of(Purpose.CHECK_IN), Set.of(), Optional.empty(), 3));
        var night = at("2026-11-24T23:00:00");

        assertThat(reason(expiring.ask(gate, text(Purpose.CHECK_IN), night)).code())
                .isEqualTo("missed_hours");
        assertThat(expiring.ask(gate, text(Purpose.COURT), night)).isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void anOverrideLetsItGoAndIsNamed() {
        var draft = text(Purpose.MANUAL).on(overriding("The judge moved it to 7 tomorrow."));

        var verdict = ask(draft, at("2026-11-24T22:00:00"));

        assertThat(verdict).isInstanceOf(Verdict.Allow.class);
        assertThat(reason(verdict).code()).isEqualTo("overridden");
        assertThat(reason(verdict).sentence()).contains("The judge moved it");
    }

    @Test
    void theAnswerToAKeywordGoesAtNight() {
        var verdict = ask(text(Purpose.CONSENT), at("2026-11-24T03:00:00"));

        assertThat(verdict).isInstanceOf(Verdict.Allow.class);
        assertThat(reason(verdict).code()).isEqualTo("exempt_answer");
    }

    @ParameterizedTest
    @EnumSource(value = Purpose.class, mode = EnumSource.Mode.EXCLUDE, names = "CONSENT")
    void noOtherPurposeIsExempt(Purpose purpose) {
        assertThat(ask(text(purpose), at("2026-11-24T03:00:00"))).isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void theConfirmedZoneOfTheContactCounts() {
        var inNewYork = EIGHT_TO_EIGHT.with(List.of(contact("ann", "America/New_York")));

        // 05:00 in Las Vegas.
        assertThat(inNewYork.ask(gate, text(Purpose.MANUAL), Instant.parse("2026-11-24T13:00:00Z")))
                .isEqualTo(new Verdict.Allow());
        assertThat(inNewYork.ask(gate, text(Purpose.MANUAL), Instant.parse("2026-11-25T01:00:00Z")))
                .isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void whereTwoClientsShareANumberTheHoursOfBothCount() {
        var shared =
                EIGHT_TO_EIGHT.with(
                        List.of(
                                contact("ann", "America/New_York"),
                                contact("ben", "America/Los_Angeles")));

        assertThat(shared.ask(gate, text(Purpose.MANUAL), Instant.parse("2026-11-24T13:00:00Z")))
                .isInstanceOf(Verdict.Hold.class);
        assertThat(shared.ask(gate, text(Purpose.MANUAL), Instant.parse("2026-11-24T16:00:00Z")))
                .isEqualTo(new Verdict.Allow());
        assertThat(shared.ask(gate, text(Purpose.MANUAL), Instant.parse("2026-11-25T01:00:00Z")))
                .isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void aDepartmentWithoutHoursSaysThatItHasNone() {
        var open = FactsSample.of(DepartmentPolicy.UNRESTRICTED);

        assertThat(open.ask(gate, text(Purpose.BULK), at("2026-11-24T03:00:00")))
                .isEqualTo(new Verdict.Allow());
        assertThat(gate.rule(open.facts())).contains("no quiet hours");
    }

    @Test
    void theHoursEndTheProvidersPatienceUnlessTheyDoNotBind() {
        var facts = EIGHT_TO_EIGHT.facts();
        var evening = at("2026-11-24T19:00:00");

        assertThat(QuietHoursGate.closes(text(Purpose.MANUAL), facts, evening))
                .contains(at("2026-11-24T20:00:00"));
        assertThat(QuietHoursGate.closes(text(Purpose.CONSENT), facts, evening)).isEmpty();
        assertThat(
                        QuietHoursGate.closes(
                                text(Purpose.MANUAL).on(overriding("It cannot wait.")),
                                facts,
                                evening))
                .isEmpty();
    }

    private Verdict ask(dev.duly.core.message.Draft draft, Instant now) {
        return EIGHT_TO_EIGHT.ask(gate, draft, now);
    }

    private static Terms expiring(Instant end) {
        return new Terms(Optional.empty(), Optional.of(end), Optional.empty());
    }

    private static Terms overriding(String reason) {
        return new Terms(
                Optional.empty(), Optional.empty(), Optional.of(new Terms.Overriding(reason)));
    }

    private static Contact contact(String id, String zone) {
        return new Contact(
                new ContactId(id),
                1,
                PRETRIAL,
                Optional.empty(),
                "Ann Example",
                ANN,
                Optional.empty(),
                Optional.of(ZoneId.of(zone)),
                Optional.empty());
    }
}
