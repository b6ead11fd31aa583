package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Terms;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskKind;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TellOfUnsentTest {
    private final World world = new World();
    private final TellOfUnsent tellOfUnsent = world.duly.tellOfUnsent();

    @Test
    void aTextThatMissedItsTimeIsATaskForItsDepartment() {
        var id = expired(ANN, Purpose.COURT);

        tellOfUnsent.runOnce(10);

        assertThat(tasks())
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
    void itIsToldOnceHoweverOftenItIsFound() {
        expired(ANN, Purpose.COURT);

        tellOfUnsent.runOnce(1);
        tellOfUnsent.runOnce(1);
        world.duly.tellOfUnsent().runOnce(1);

        assertThat(tasks()).hasSize(1);
    }

    @Test
    void whatExpiredWhileNobodyLookedIsToldAfterTheStart() {
        expired(ANN, Purpose.PAYMENT);
        world.clock.advance(Duration.ofHours(40));
        expired(BOB, Purpose.CHECK_IN);

        tellOfUnsent.runOnce(1);

        assertThat(tasks())
                .extracting(task -> task.about().phone().orElseThrow())
                .containsExactly(ANN, BOB);
    }

    @Test
    void ofATextThatNobodyMissesNobodyIsTold() {
        expired(ANN, Purpose.BULK);
        expired(BOB, Purpose.SMOKE);

        tellOfUnsent.runOnce(10);

        assertThat(tasks()).isEmpty();
    }

    @Test
    void whomTheProviderBlocksIsATaskToAskAboutTheNumber() {
        failed(21610, Purpose.BULK);

        tellOfUnsent.runOnce(10);

        assertThat(tasks())
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
        failed(21614, Purpose.COURT);
        failed(30006, Purpose.PAYMENT);
        tellOfUnsent.runOnce(1);
        tellOfUnsent.runOnce(10);

        assertThat(tasks())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.kind()).isEqualTo(TaskKind.BAD_NUMBER);
                    assertThat(task.sentence())
                            .isEqualTo(
                                    "A text (court) did not arrive: The number cannot receive texts; it may be a landline.");
                    assertThat(task.nextStep()).contains("Ask the person for a mobile number");
                });

        world.clock.advance(Duration.ofDays(1));
        failed(21614, Purpose.COURT);
        tellOfUnsent.runOnce(10);
        assertThat(tasks()).hasSize(2);
    }

    @Test
    void whatIsAtFaultOnOurSideIsNoTaskOfTheClientsOfficer() {
        failed(21606, Purpose.COURT);
        failed(21617, Purpose.COURT);

        tellOfUnsent.runOnce(10);

        assertThat(tasks()).isEmpty();
    }

    private void failed(int code, Purpose purpose) {
        world.gateway.answersNext(
                new GatewayOutcome.Rejected(new ProviderError(400, code), Optional.empty()));
        var id = world.accept(about(ANN, "See you at 9: " + code, purpose));
        world.duly.sendWorker().runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
    }

    private static Draft about(PhoneNumber to, String words, Purpose purpose) {
        return Draft.of(Actor.token("officer"), to, MessageText.of(words), World.PRETRIAL, purpose);
    }

    private MessageId expired(PhoneNumber to, Purpose purpose) {
        var end = world.clock.instant().plusSeconds(120);
        var terms = new Terms(Optional.empty(), Optional.of(end), Optional.empty());
        var id = world.accept(about(to, "See you at 9.", purpose).on(terms));
        world.clock.advance(Duration.ofMinutes(3));
        world.duly.sendWorker().runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.EXPIRED);
        return id;
    }

    private List<Task> tasks() {
        return world.storage.tasks().page(TaskFilter.OPEN, Optional.empty(), 10).items();
    }
}
