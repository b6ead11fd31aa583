package dev.duly.core.sending;

import static dev.duly.core.Samples.canceled;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.Count;
import dev.duly.core.Cue;
import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.message.MessageState;
import dev.duly.core.phone.PhoneNumber;
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
        var canceled = kept.then(canceled(world));
        world.storage.messages().replace(kept.revision(), canceled);
        assertThat(world.audited("thread:" + kept.threadId())).containsExactly("message.queued");

        assertThat(sweep.runOnce(100)).isEqualTo(1);
        assertThat(sweep.runOnce(100)).isZero();

        assertThat(world.audited("thread:" + kept.threadId()))
                .containsExactly("message.queued", "message.canceled");
        assertThat(world.chainsAreWhole()).isTrue();
    }

    @Test
    void whatCannotBeDrawnKeepsNoDeadAttemptFromBeingFound() {
        var dead = world.accept(draft(ANN, "See you at 9."));
        world.gateway.atSend(_ -> {
            throw new IllegalStateException("the machine died here");
        });
        assertThatThrownBy(() -> world.duly.sendWorker().runOnce(1)).hasMessageContaining("died");
        var forgotten = world.accept(draft(World.BOB, "See you at 9."));
        world.queue.done(forgotten);
        var broken = world.text(world.accept(draft(new PhoneNumber("+17025550144"), "Hi.")));
        world.storage.messages().replace(broken.revision(), broken.then(canceled(world)));
        world.atRecord =
                () -> {
                    throw new PortException(
                            "AuditLog", PortException.Retry.POINTLESS, "one chain is broken");
                };

        world.clock.advance(Duration.ofSeconds(31));
        assertThatThrownBy(() -> sweep.runOnce(100)).isInstanceOf(PortException.class);

        assertThat(world.stateOf(dead)).isEqualTo(MessageState.UNCONFIRMED);
        assertThat(world.queue.claim(10, Duration.ofSeconds(30))).contains(forgotten);
    }

    @Test
    void allAreFoundHoweverManyThereAre() {
        for (var i = 0; i < 25; i++) {
            var to = new PhoneNumber("+1702555%04d".formatted(3_000 + i));
            world.queue.done(world.accept(draft(to, "See you at 9.")));
        }
        world.clock.advance(Duration.ofSeconds(31));

        sweep.runOnce(10);

        assertThat(world.queue.depth()).isEqualTo(25);
    }

    @Test
    void allThatWaitsIsReadOnceALeaseAndNotInEveryRound() {
        world.accept(draft(ANN, "See you at 9."));
        var reads = new Count("MessageStore.overdue");
        world.beforeCall = reads;

        for (var round = 0; round < 60; round++) {
            sweep.runOnce(100);
            world.clock.advance(Duration.ofSeconds(5));
        }

        assertThat(reads.taken()).isEqualTo(10);
    }

    @Test
    void aSearchThatFailedIsMadeAgainInTheNextRound() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.queue.done(id);
        world.clock.advance(Duration.ofSeconds(31));
        world.beforeCall = Cue.fails("MessageStore.overdue", 1);
        assertThatThrownBy(() -> sweep.runOnce(100)).isInstanceOf(PortException.class);

        sweep.runOnce(100);

        assertThat(world.queue.depth()).isEqualTo(1);
    }

    @Test
    void aTextWhoseAttemptIsNotOverIsLeftToItsWorker() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.atSend(_ -> {
            world.clock.advance(Duration.ofSeconds(30));
            sweep.runOnce(10);
            assertThat(world.stateOf(id)).isEqualTo(MessageState.SENDING);
        });

        world.duly.sendWorker().runOnce(1);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }
}
