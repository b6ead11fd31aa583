package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.policy.Policy;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.system.Duly;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Each is told once, and at last, whatever comes between.
class TellOfUnsentAgainTest {
    private final UnsentWorld unsent = new UnsentWorld();
    private final World world = unsent.world;
    private final TellOfUnsent tellOfUnsent = world.duly.tellOfUnsent();

    @Test
    void itIsToldOnceHoweverOftenItIsFound() {
        unsent.expired(ANN, Purpose.COURT);
        unsent.failed(21614, Purpose.COURT);

        tellOfUnsent.runOnce(1);
        tellOfUnsent.runOnce(1);
        restarted().runOnce(1);

        assertThat(unsent.tasks()).hasSize(2);
    }

    @Test
    void whatExpiredWhileNobodyLookedIsToldAfterTheStart() {
        unsent.expired(ANN, Purpose.PAYMENT);
        world.clock.advance(Duration.ofHours(40));
        unsent.expired(BOB, Purpose.CHECK_IN);

        tellOfUnsent.runOnce(1);

        assertThat(unsent.tasks())
                .extracting(task -> task.about().phone().orElseThrow())
                .containsExactly(ANN, BOB);
    }

    @Test
    void aRoundThatFindsNothingNewOpensNothingAndAsksNobody() {
        unsent.expired(ANN, Purpose.COURT);
        unsent.failed(21610, Purpose.COURT);
        tellOfUnsent.runOnce(10);
        var calls = new ArrayList<String>();
        world.beforeCall = calls::add;

        for (var round = 0; round < 100; round++) {
            world.clock.advance(Duration.ofSeconds(5));
            tellOfUnsent.runOnce(10);
        }

        assertThat(calls).hasSize(200).containsOnly("MessageStore.inState");
    }

    @Test
    void whatIsKeptWithAnEarlierTimeIsFoundWithinMinutes() {
        tellOfUnsent.runOnce(10);
        var now = world.clock.instant();
        world.clock.set(now.minus(Duration.ofMinutes(14)));
        unsent.expired(ANN, Purpose.COURT);

        world.clock.set(now.plus(Duration.ofMinutes(5)));
        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks()).hasSize(1);
    }

    @Test
    void afterTheClockWasSetBackItGoesOn() {
        tellOfUnsent.runOnce(10);
        world.clock.set(world.clock.instant().minus(Duration.ofHours(2)));
        tellOfUnsent.runOnce(10);
        unsent.expired(ANN, Purpose.COURT);

        tellOfUnsent.runOnce(10);

        assertThat(unsent.tasks()).hasSize(1);
    }

    @Test
    void whatCannotBeToldNowIsToldLaterAndKeepsNothingElseWaiting() {
        unsent.expired(BOB, Purpose.COURT);
        unsent.failed(21614, Purpose.COURT);
        failNext("MessageStore.inState");

        assertThatThrownBy(() -> tellOfUnsent.runOnce(10)).isInstanceOf(PortException.class);
        assertThat(unsent.tasks()).extracting(Task::kind).containsExactly(TaskKind.BAD_NUMBER);

        unsent.failed(21211, BOB, Purpose.COURT);
        failNext("Tasks.open");
        assertThatThrownBy(() -> tellOfUnsent.runOnce(10)).isInstanceOf(PortException.class);
        assertThat(unsent.tasks()).hasSize(2);

        tellOfUnsent.runOnce(10);
        assertThat(unsent.tasks())
                .extracting(Task::kind)
                .containsExactlyInAnyOrder(
                        TaskKind.BAD_NUMBER, TaskKind.BAD_NUMBER, TaskKind.EXPIRED_UNSENT);
    }

    /// As after a start of the process.
    private TellOfUnsent restarted() {
        return Duly.on(
                        world.duly.backends(),
                        Policy.standard(),
                        SendingSettings.DEFAULT,
                        world.clock,
                        new Random(8))
                .tellOfUnsent();
    }

    private void failNext(String port) {
        world.beforeCall =
                call -> {
                    if (call.equals(port)) {
                        world.beforeCall = _ -> {};
                        throw new PortException(port, PortException.Retry.WORTH_IT, "away");
                    }
                };
    }
}
