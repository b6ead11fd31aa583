package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.provider.ProviderErrors;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellOfUnsentTest {
    private final UnsentWorld unsent = new UnsentWorld();
    private final World world = unsent.world;
    private final TellOfUnsent tellOfUnsent = world.duly.tellOfUnsent();

    @Test
    void aTextThatMissedItsTimeIsATaskForItsDepartment() {
        var id = unsent.expired(ANN, Purpose.COURT);

        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.kind()).isEqualTo(TaskKind.EXPIRED_UNSENT);
                    assertThat(task.departmentId()).isEqualTo(World.PRETRIAL);
                    assertThat(task.about().messageId()).contains(id);
                    assertThat(task.about().phone()).contains(ANN);
                    assertThat(task.sentence()).startsWith("A text (court) was not sent: ");
                    assertThat(task.nextStep()).contains("Call the client");
                });
    }

    @Test
    void ofATextThatNobodyMissesNobodyIsTold() {
        unsent.expired(ANN, Purpose.BULK);
        unsent.expired(BOB, Purpose.SMOKE);
        unsent.failed(21614, Purpose.BULK);
        unsent.failed(21614, Purpose.SMOKE);
        unsent.failed(21610, Purpose.BULK);

        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks()).isEmpty();
    }

    @Test
    void whomTheProviderBlocksIsATaskToAskAboutTheNumber() {
        unsent.failed(21610, Purpose.COURT);

        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.kind()).isEqualTo(TaskKind.BLOCKED_BY_PROVIDER);
                    assertThat(task.about().phone()).contains(ANN);
                    assertThat(task.sentence())
                            .isEqualTo(
                                    "The person has opted out of texts from this sender, or the number may have a new owner. Nothing goes to the number from this sender any more.");
                    assertThat(task.nextStep()).contains("by other means", "START");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {30640, 63014, 63033})
    void whatToDoAboutABlockIsWhatItsErrorSays(int code) {
        unsent.failed(code, Purpose.COURT);

        tellOfUnsent.runOnce(10);

        var meaning = ProviderErrors.of(code);
        assertThat(unsent.tasks())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.kind()).isEqualTo(TaskKind.BLOCKED_BY_PROVIDER);
                    assertThat(task.sentence()).startsWith(meaning.sentence());
                    assertThat(task.nextStep())
                            .isEqualTo(meaning.nextStep())
                            .doesNotContain("START");
                });
    }

    @Test
    void whoSentStopToUsIsNoTaskWhenTheProviderSaysSoToo() {
        world.gateway.atSend(_ -> world.receive(world.inbound(1, ANN, "STOP")));
        unsent.failed(21610, Purpose.COURT);
        assertThat(world.consentOf(ANN))
                .extracting(ConsentChange::method)
                .containsExactly(Method.KEYWORD, Method.PROVIDER_BLOCK);

        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks()).isEmpty();
    }

    @Test
    void whoTextedStartSinceTheBlockIsNoTask() {
        unsent.failed(21610, Purpose.COURT);
        world.receive(world.inbound(1, ANN, "START"));

        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks()).isEmpty();
    }

    @Test
    void whereStaffWroteDownANewAgreementTheBlockIsATask() {
        world.receive(world.inbound(1, ANN, "STOP"));
        ChangeConsent.Result _ =
                world.duly
                        .changeConsent()
                        .change(
                                new ChangeConsent.Entry(
                                        ANN,
                                        World.PRETRIAL,
                                        ConsentChange.Kind.RE_OPT_IN,
                                        Reach.NUMBER,
                                        new Proof(
                                                Method.PAPER,
                                                "",
                                                Optional.empty(),
                                                Optional.of("form 7"),
                                                Optional.empty()),
                                        Optional.empty(),
                                        Optional.empty()),
                                Actor.token("officer"));
        unsent.failed(21610, Purpose.COURT);

        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks())
                .extracting(Task::kind)
                .containsExactly(TaskKind.BLOCKED_BY_PROVIDER);
    }

    @Test
    void aNumberAtWhichNothingArrivesIsOneTaskADay() {
        unsent.failed(21614, Purpose.COURT);
        unsent.failed(30006, Purpose.PAYMENT);
        tellOfUnsent.runOnce(1);
        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.kind()).isEqualTo(TaskKind.BAD_NUMBER);
                    assertThat(task.sentence())
                            .isEqualTo(
                                    "A text (court) did not arrive: The number cannot receive texts; it may be a landline.");
                    assertThat(task.nextStep()).contains("Ask the person for a mobile number");
                });

        world.clock.advance(Duration.ofDays(1));
        unsent.failed(21614, Purpose.COURT);
        tellOfUnsent.runOnce(10);
        assertThat(unsent.tasks()).hasSize(2);
    }

    @Test
    void theDayIsThatOfTheDepartment() {
        // 9:00 in Los Angeles; half past four there is the next day in London.
        unsent.failed(21614, Purpose.COURT);
        world.clock.set(Instant.parse("2026-11-23T00:30:00Z"));
        unsent.failed(21614, Purpose.COURT);
        tellOfUnsent.runOnce(10);
        assertThat(unsent.tasks()).hasSize(1);

        world.clock.set(Instant.parse("2026-11-23T08:30:00Z"));
        unsent.failed(21614, Purpose.COURT);
        tellOfUnsent.runOnce(10);
        assertThat(unsent.tasks()).hasSize(2);
    }

    @Test
    void whatIsAtFaultOnOurSideIsNoTaskOfTheClientsOfficer() {
        unsent.failed(21606, Purpose.COURT);
        unsent.failed(21617, Purpose.COURT);

        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks()).isEmpty();
    }
}
