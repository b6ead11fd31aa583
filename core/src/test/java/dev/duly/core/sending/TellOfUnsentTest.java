package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.task.TaskKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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
                                    "The person has opted out of texts from this sender, or the number may have a new owner. Nothing is sent to it any more.");
                    assertThat(task.nextStep()).contains("by other means", "START");
                });
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
    void whatIsAtFaultOnOurSideIsNoTaskOfTheClientsOfficer() {
        unsent.failed(21606, Purpose.COURT);
        unsent.failed(21617, Purpose.COURT);

        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks()).isEmpty();
    }
}
