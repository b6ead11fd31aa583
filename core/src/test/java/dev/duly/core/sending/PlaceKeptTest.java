package dev.duly.core.sending;

import static dev.duly.core.Samples.busy;
import static dev.duly.core.Samples.reasons;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.record.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A text that waits keeps its place in its conversation, whatever is found out about it meanwhile.
class PlaceKeptTest {
    private static final Actor BOSS = Actor.token("boss");

    private final World world = new World();
    private final SendWorker worker = world.duly.sendWorker();

    @Test
    void aServerWhoseClockIsWrongForgetsNoStoppedSender() {
        var first = accept("One.");
        stop();
        worker.runOnce(10);
        var right = world.clock.instant();
        withClockAt(world.text(first).dueAt().plusSeconds(1), () -> worker.runOnce(10));

        assertThat(reasons(world.text(first))).containsExactly(SenderPause.CODE);
        rightClockAt(right.plusSeconds(60));
        world.storage.senderPauses().resume(World.ACCOUNT, Optional.empty());
        var second = accept("Two.");
        worker.send(second);
        assertThat(reasons(world.text(second))).containsExactly("earlier_text_first");
        assertThat(wentOut()).isEmpty();
        rightClockAt(world.text(first).dueAt());
        worker.runOnce(10);
        assertThat(wentOut()).containsExactly("One.", "Two.");
    }

    @Test
    void aServerWhoseClockIsWrongLetsNothingPassARetriedText() {
        world.gateway.answersNext(busy(20));
        var first = accept("One.");
        worker.runOnce(10);
        var right = world.clock.instant();
        withClockAt(right.plusSeconds(60), () -> worker.send(first));

        world.clock.set(right);
        worker.send(accept("Two."));

        assertThat(reasons(world.text(first))).containsExactly("provider_busy");
        assertThat(wentOut()).containsExactly("One.");
    }

    @Test
    void whatWasPutBehindACanceledTextGoesAtOnceAndBeforeTheNext() {
        var first = accept("One.");
        var second = accept("Two.");
        putBehind(first, second);
        assertThat(world.text(second).dueAt()).isAfter(world.clock.instant());

        world.duly.cancelMessage().cancel(first, BOSS);
        worker.send(accept("Three."));

        assertThat(wentOut()).containsExactly("Two.", "Three.");
    }

    @Test
    void whatWasPutBehindACanceledTextIsWoken() {
        var first = accept("One.");
        var second = accept("Two.");
        putBehind(first, second);
        assertThat(reasons(world.text(second))).containsExactly("earlier_text_first");

        world.duly.cancelMessage().cancel(first, BOSS);
        worker.runOnce(10);

        assertThat(world.stateOf(second)).isEqualTo(MessageState.SENT);
    }

    @Test
    void whatIsHandedOutBeforeItIsDueIsPutBackAsItIs() {
        world.gateway.answersNext(busy(20));
        var first = accept("One.");
        worker.runOnce(10);
        var waiting = world.text(first);

        worker.send(first);

        assertThat(world.text(first)).isEqualTo(waiting);
        assertThat(wentOut()).containsExactly("One.");
    }

    /// The first waits for a stopped sender, and the second for the first; then the sender is
    /// resumed, and nobody has made the two due yet.
    private void putBehind(MessageId first, MessageId second) {
        stop();
        worker.send(first);
        world.storage.senderPauses().resume(World.ACCOUNT, Optional.empty());
        worker.send(second);
    }

    /// At least a minute after the clocks were compared last.
    private void rightClockAt(Instant now) {
        world.clock.set(now);
        world.gateway.tells(new ProviderTime.Said(now));
    }

    /// The provider's clock stays where it is.
    private void withClockAt(Instant wrong, Runnable work) {
        world.gateway.tells(new ProviderTime.Said(world.clock.instant()));
        world.clock.set(wrong);
        work.run();
    }

    private void stop() {
        world.storage
                .senderPauses()
                .pause(
                        new SenderPause(
                                World.ACCOUNT,
                                Optional.empty(),
                                Reason.of(SenderPause.CODE, "Stopped.", "Mend it."),
                                world.clock.instant()));
    }

    private MessageId accept(String words) {
        var id = world.accept(draft(ANN, words));
        world.clock.advance(Duration.ofMillis(1));
        return id;
    }

    private List<String> wentOut() {
        return world.gateway.requests().stream().map(request -> request.text().value()).toList();
    }
}
