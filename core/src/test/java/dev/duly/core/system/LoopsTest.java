package dev.duly.core.system;

import static dev.duly.core.system.Patience.happens;
import static dev.duly.core.system.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopsTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private final World world = new World();
    private final Loops loops = new Loops(world.duly);
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stopAll() throws InterruptedException {
        release.countDown();
        loops.stop(Patience.LONG);
        others.close();
    }

    @Test
    void aTextThatIsSubmittedGoesByItself() {
        loops.start();

        var id = accept(1);

        until(() -> world.stateOf(id) == MessageState.SENT);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aTextThatWaitedBeforeTheStartGoesByItself() {
        var id = accept(1);

        loops.start();

        until(() -> world.stateOf(id) == MessageState.SENT);
    }

    @Test
    void aTextThatTheQueueLostIsFoundByTheSweep() {
        var id = accept(1);
        world.queue.done(id);
        world.clock.advance(Duration.ofMinutes(1));

        loops.start();

        until(() -> world.stateOf(id) == MessageState.SENT);
    }

    @Test
    void whatIsInFlightIsSettledBeforeTheEnd() throws Exception {
        var id = startAndBlockOnCall();
        var stopped = stopMeanwhile(Patience.LONG);
        until(() -> !loops.areRunning());
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENDING);
        assertThat(stopped).isNotDone();

        release.countDown();

        assertThat(stopped.get()).isTrue();
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void onceItStopsNoClaimIsTaken() throws Exception {
        startAndBlockOnCall();
        var stopped = stopMeanwhile(Patience.LONG);
        until(() -> !loops.areRunning());

        var late = accept(2);
        release.countDown();

        assertThat(stopped.get()).isTrue();
        assertThat(world.stateOf(late)).isEqualTo(MessageState.QUEUED);
        assertThat(world.duly.sendWorker().claim(10)).containsExactly(late);
    }

    @Test
    void aCallThatNeverEndsIsNotWaitedForForGood() {
        var id = startAndBlockOnCall();

        assertThat(stopMeanwhile(SHORT)).succeedsWithin(Patience.LONG).isEqualTo(false);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENDING);
    }

    /// Without a wake, each of these texts would wait for the next turn, a second away.
    @Test
    void aTextThatCameInIsDealtWithAtOnce() {
        loops.start();
        var start = System.nanoTime();

        for (var number = 0; number < 30; number++) {
            world.duly.receiveMessage().keep(world.inbound(number, World.ANN, "Text " + number));
            loops.inboundArrived();
            until(() -> world.storage.inbound().unprocessed(1).isEmpty());
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void theyRunFromStartToStop() throws InterruptedException {
        assertThat(loops.areRunning()).isFalse();
        loops.start();
        assertThat(loops.areRunning()).isTrue();

        assertThat(loops.stop(Patience.LONG)).isTrue();

        assertThat(loops.areRunning()).isFalse();
    }

    /// A text whose call does not come back before [#release] opens.
    private MessageId startAndBlockOnCall() {
        world.gateway.atSend(_ -> {
            left.countDown();
            assertThat(happens(release)).isTrue();
        });
        loops.start();
        var id = accept(1);
        assertThat(happens(left)).isTrue();
        return id;
    }

    private Future<Boolean> stopMeanwhile(Duration atMost) {
        return others.submit(() -> loops.stop(atMost));
    }

    private MessageId accept(int number) {
        return world.accept(World.draft(World.ANN, "Text " + number));
    }
}
