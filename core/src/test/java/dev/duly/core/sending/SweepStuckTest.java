package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.World;
import dev.duly.core.message.MessageState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweepStuckTest {
    private final World world = new World();
    private final SweepStuck sweep = world.duly.sweepStuck();

    @Test
    void aTextWhoseWorkerDiedInTheCallBecomesUnconfirmedAfterItsDeadline() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.atSend(_ -> {
            throw new IllegalStateException("the machine died here");
        });
        assertThatThrownBy(() -> world.duly.sendWorker().runOnce(1)).hasMessageContaining("died");

        sweep.runOnce(100);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENDING);

        world.clock.advance(Duration.ofSeconds(31));
        sweep.runOnce(100);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
    }

    @Test
    void aWaitingTextThatTheQueueForgotIsFoundAgain() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.queue.done(id);
        assertThat(world.queue.depth()).isZero();

        world.clock.advance(Duration.ofSeconds(31));
        sweep.runOnce(100);
        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aStepWhoseConsequencesWereNotDrawnGetsThem() {
        var kept = world.text(world.accept(draft(ANN, "See you at 9.")));
        var canceled = kept.then(world.canceled());
        world.storage.messages().replace(kept.revision(), canceled);
        assertThat(world.audited("thread:" + kept.threadId())).containsExactly("message.queued");

        sweep.runOnce(100);
        sweep.runOnce(100);

        assertThat(world.audited("thread:" + kept.threadId()))
                .containsExactly("message.queued", "message.canceled");
        assertThat(world.chainsAreWhole()).isTrue();
    }
}
