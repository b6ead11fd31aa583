package dev.duly.core.system;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.World;
import dev.duly.core.message.MessageState;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.sending.Departures;
import dev.duly.core.sending.SendingSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OptOutBarrierTest {
    private static final Duration LEAVING = Duration.ofMillis(300);

    private final World world = new World();

    @Test
    void withoutATextThatMayBeLeavingThereIsNoWait() throws Exception {
        world.accept(draft(ANN, "See you at 9."));
        world.send(ANN, "And at 10?");

        // So patient that any wait would be seen.
        new OptOutBarrier(departures(Duration.ofHours(1))).await(ANN);

        assertThat(world.duly.departures().mayBeLeavingTo(ANN)).isFalse();
    }

    @Test
    void aTextToSomebodyElseIsNotWaitedFor() throws Exception {
        leaving(BOB);

        new OptOutBarrier(departures(Duration.ofHours(1))).await(ANN);

        assertThat(world.duly.departures().mayBeLeavingTo(BOB)).isTrue();
    }

    @Test
    void aTextThatNeverSettlesIsWaitedForNoLongerThanItMayTakeToLeave() throws Exception {
        leaving(ANN);
        var begun = System.nanoTime();

        new OptOutBarrier(departures(LEAVING)).await(ANN);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(LEAVING);
    }

    @Test
    void onceTheTextIsSettledItEnds() throws Exception {
        var isLeaving = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.atSend(_ -> {
            isLeaving.countDown();
            assertThat(Patience.happens(mayEnd)).isTrue();
        });
        var worker = Thread.ofVirtual().start(() -> world.duly.sendWorker().runOnce(1));
        assertThat(Patience.happens(isLeaving)).isTrue();
        var barrier = new OptOutBarrier(departures(Duration.ofHours(1)));
        var whenItEnded = new AtomicReference<MessageState>();
        var waiter =
                Thread.ofVirtual()
                        .start(() -> {
                            awaitPast(barrier, ANN);
                            whenItEnded.set(world.stateOf(id));
                        });
        assertThat(whenItEnded.get()).isNull();

        mayEnd.countDown();
        waiter.join(Patience.LONG);
        worker.join(Patience.LONG);

        assertThat(whenItEnded.get()).isEqualTo(MessageState.SENT);
    }

    @Test
    void whoIsInterruptedIsPromisedNothing() {
        leaving(ANN);
        var barrier = new OptOutBarrier(departures(Duration.ofHours(1)));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> barrier.await(ANN)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void itIsFoundAmongManyThatLeave() {
        for (var i = 0; i < 250; i++) {
            leaving(new PhoneNumber("+1702555%04d".formatted(3_000 + i)));
            world.clock.advance(Duration.ofMillis(20));
        }
        assertThat(world.duly.departures().mayBeLeavingTo(ANN)).isFalse();
        leaving(ANN);

        assertThat(world.duly.departures().mayBeLeavingTo(ANN)).isTrue();
    }

    @Test
    void aTextThatTheStopFindsBeforeItsLastLookDoesNotLeave() {
        var id = world.accept(draft(ANN, "See you at 9."));
        // Written down as sending, and now its record is drawn: the STOP comes in between.
        world.atRecord =
                () -> {
                    world.atRecord = () -> {};
                    world.duly.receiveMessage().keep(world.inbound(1, ANN, "STOP"));
                    assertThat(world.duly.departures().mayBeLeavingTo(ANN)).isTrue();
                };
        world.duly.sendWorker().runOnce(1);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.BLOCKED);
        assertThat(world.gateway.requests()).isEmpty();
        assertThat(world.duly.departures().mayBeLeavingTo(ANN)).isFalse();
    }

    private void leaving(PhoneNumber to) {
        var id = world.accept(draft(to, "See you at 9."));
        world.gateway.atSend(_ -> {
            throw new IllegalStateException("the machine died here");
        });
        assertThatThrownBy(() -> world.duly.sendWorker().runOnce(1)).hasMessageContaining("died");
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENDING);
    }

    private Departures departures(Duration leaving) {
        var call = Duration.ofMillis(1);
        return new Departures(
                world.storage.messages(),
                new SendingSettings(leaving.plus(call), call, Duration.ZERO, 1));
    }

    private static void awaitPast(OptOutBarrier barrier, PhoneNumber to) {
        try {
            barrier.await(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
