package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Terms;
import dev.duly.core.phone.PhoneNumber;
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

class TellOfExpiredTest {
    private final World world = new World();
    private final TellOfExpired tellOfExpired = world.duly.tellOfExpired();

    @Test
    void aTextThatMissedItsTimeIsATaskForItsDepartment() {
        var id = expired(ANN, Purpose.COURT);

        tellOfExpired.runOnce(10);

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

        tellOfExpired.runOnce(1);
        tellOfExpired.runOnce(1);
        world.duly.tellOfExpired().runOnce(1);

        assertThat(tasks()).hasSize(1);
    }

    @Test
    void whatExpiredWhileNobodyLookedIsToldAfterTheStart() {
        expired(ANN, Purpose.PAYMENT);
        world.clock.advance(Duration.ofHours(40));
        expired(BOB, Purpose.CHECK_IN);

        tellOfExpired.runOnce(1);

        assertThat(tasks())
                .extracting(task -> task.about().phone().orElseThrow())
                .containsExactly(ANN, BOB);
    }

    @Test
    void ofATextThatNobodyMissesNobodyIsTold() {
        expired(ANN, Purpose.BULK);
        expired(BOB, Purpose.SMOKE);

        tellOfExpired.runOnce(10);

        assertThat(tasks()).isEmpty();
    }

    private MessageId expired(PhoneNumber to, Purpose purpose) {
        var words = MessageText.of("See you at 9.");
        var end = world.clock.instant().plusSeconds(120);
        var terms = new Terms(Optional.empty(), Optional.of(end), Optional.empty());
        var draft = Draft.of(Actor.token("officer"), to, words, World.PRETRIAL, purpose).on(terms);
        var id = world.accept(draft);
        world.clock.advance(Duration.ofMinutes(3));
        world.duly.sendWorker().runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.EXPIRED);
        return id;
    }

    private List<Task> tasks() {
        return world.storage.tasks().page(TaskFilter.OPEN, Optional.empty(), 10).items();
    }
}
