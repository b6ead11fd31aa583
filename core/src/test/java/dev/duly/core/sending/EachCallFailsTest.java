package dev.duly.core.sending;

import static dev.duly.core.Samples.busy;
import static dev.duly.core.Samples.failure;
import static dev.duly.core.Samples.listed;
import static dev.duly.core.Samples.refused;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each step of Duly is cut off at each call of a port, before it did anything and after it did.
/// Whatever is cut off, the loops bring every text to its one right end.
class EachCallFailsTest {
    private static final Actor KIM = Actor.token("kim");
    private static final Instant START = new World().clock.instant();

    @Test
    void aTextThatIsSentGoesOnce() {
        everywhere(
                _ -> {},
                (world, _) -> world.duly.sendWorker().runOnce(1),
                (world, id) -> {
                    assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
                    assertThat(world.gateway.requests()).hasSize(1);
                });
    }

    @Test
    void aTextThatTheProviderHadNoTimeForGoesOnceMore() {
        everywhere(
                world -> world.gateway.answersNext(busy(1)),
                (world, _) -> world.duly.sendWorker().runOnce(1),
                (world, id) -> {
                    assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
                    assertThat(taken(world)).isEqualTo(1);
                });
    }

    @Test
    void whomTheProviderCallsUnsubscribedIsLeftInPeace() {
        everywhere(
                world -> world.gateway.answersNext(refused(21610), refused(21610)),
                (world, _) -> world.duly.sendWorker().runOnce(1),
                (world, id) -> {
                    assertThat(world.stateOf(id)).isIn(MessageState.FAILED, MessageState.BLOCKED);
                    assertThat(world.duly.submitMessage().submit(draft(ANN, "And at 10?")))
                            .isInstanceOf(SubmitResult.Refused.class);
                });
    }

    @Test
    void aSenderThatIsRefusedStopsAndLosesNoText() {
        everywhere(
                world -> world.gateway.answersNext(refused(30034), refused(30034)),
                (world, _) -> world.duly.sendWorker().runOnce(1),
                (world, id) -> {
                    assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
                    assertThat(world.duly.resumeSender().resume(World.SERVICE, KIM)).hasSize(1);
                    recover(world);
                    world.duly.resumeSender().resume(World.SERVICE, KIM);
                    recover(world);
                    assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
                });
    }

    @Test
    void aReceiptIsNeverLostOnceItIsKept() {
        everywhere(
                world -> world.duly.sendWorker().runOnce(1),
                (world, id) -> {
                    var receipt = world.receipt(id, 1, world.providerId(1), "delivered");
                    postedUntilKept(world, () -> world.duly.recordReceipt().record(receipt));
                },
                (world, id) -> assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED));
    }

    @Test
    void aTextThatTheProviderDroppedGoesOnceMore() {
        everywhere(
                world -> world.duly.sendWorker().runOnce(1),
                (world, id) -> {
                    var receipt = failure(world, id, 1, 30001);
                    postedUntilKept(world, () -> world.duly.recordReceipt().record(receipt));
                },
                (world, id) -> {
                    assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
                    assertThat(world.gateway.requests()).hasSize(2);
                });
    }

    @Test
    void aStopThatWasKeptStopsWhatWaits() {
        everywhere(
                _ -> {},
                (world, _) ->
                        postedUntilKept(
                                world,
                                () ->
                                        world.duly
                                                .receiveMessage()
                                                .keep(world.inbound(70, ANN, "STOP"))),
                (world, id) -> {
                    assertThat(world.stateOf(id)).isEqualTo(MessageState.BLOCKED);
                    assertThat(world.consentOf(ANN)).hasSize(1);
                    assertThat(world.inboundTexts()).hasSize(1);
                });
    }

    @Test
    void aStopThatIsDealtWithInPiecesIsOneText() {
        everywhere(
                world -> world.duly.receiveMessage().keep(world.inbound(70, ANN, "STOP")),
                (world, _) -> world.duly.receiveMessage().runOnce(10),
                (world, id) -> {
                    assertThat(world.stateOf(id)).isEqualTo(MessageState.BLOCKED);
                    assertThat(world.inboundTexts()).hasSize(1);
                });
    }

    @Test
    void aCanceledTextDoesNotGo() {
        everywhere(
                _ -> {},
                (world, id) -> {
                    try {
                        world.duly.cancelMessage().cancel(id, KIM);
                    } catch (PortException e) {
                        // Whoever gets an error asks again.
                        world.duly.cancelMessage().cancel(id, KIM);
                    }
                },
                (world, id) -> {
                    assertThat(world.stateOf(id)).isEqualTo(MessageState.CANCELED);
                    assertThat(world.gateway.requests()).isEmpty();
                });
    }

    @Test
    void aTextWhoseWorkerDiedIsSettledByEvidence() {
        everywhere(
                world -> {
                    world.beforeCall = new AnyCall(4);
                    unharmed(() -> world.duly.sendWorker().runOnce(1));
                    world.beforeCall = _ -> {};
                },
                (world, _) -> recover(world),
                (world, id) -> {
                    assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
                    assertThat(taken(world)).isEqualTo(1);
                });
    }

    private static void everywhere(
            Consumer<World> prepare,
            BiConsumer<World, MessageId> act,
            BiConsumer<World, MessageId> check) {
        var before =
                IntStream.iterate(1, k -> k + 1)
                        .takeWhile(k -> isCutOff(k, true, prepare, act, check))
                        .count();
        var after =
                IntStream.iterate(1, k -> k + 1)
                        .takeWhile(k -> isCutOff(k, false, prepare, act, check))
                        .count();
        assertThat(before).isGreaterThan(2);
        assertThat(after).isGreaterThan(2);
    }

    /// Whether there was a call number `which` to fail at.
    private static boolean isCutOff(
            int which,
            boolean before,
            Consumer<World> prepare,
            BiConsumer<World, MessageId> act,
            BiConsumer<World, MessageId> check) {
        var world = new World();
        var id = world.accept(draft(ANN, "See you at 9."));
        prepare.accept(world);
        var cut = new AnyCall(which);
        if (before) {
            world.beforeCall = cut;
        } else {
            world.afterCall = cut;
        }
        unharmed(() -> act.accept(world, id));
        world.beforeCall = _ -> {};
        world.afterCall = _ -> {};
        try {
            recover(world);
            check.accept(world, id);
            assertThat(world.chainsAreWhole()).isTrue();
            assertThat(audited(world, id)).isEqualTo(steps(world, id));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "cut off " + (before ? "before" : "after") + " call " + which + ", " + cut.at,
                    e);
        }
        return cut.left <= 0;
    }

    private static List<String> steps(World world, MessageId id) {
        return world.statesOf(id).stream().map(state -> "message." + state.word()).toList();
    }

    private static List<String> audited(World world, MessageId id) {
        return world.storage.audit().read("thread:" + world.text(id).threadId(), 0, 100).stream()
                .map(AuditEntry::event)
                .filter(event -> id.value().equals(event.ids().get("message")))
                .map(AuditDraft::action)
                .toList();
    }

    /// The provider posts again what was not answered.
    private static void postedUntilKept(World world, Runnable post) {
        try {
            post.run();
        } catch (PortException e) {
            world.clock.advance(Duration.ofSeconds(1));
            post.run();
        }
    }

    /// Everything that runs by itself, for half an hour.
    private static void recover(World world) {
        for (var i = 0; i < 60; i++) {
            world.clock.advance(Duration.ofSeconds(30));
            world.gateway.lists(whatWasTaken(world));
            unharmed(() -> world.duly.receiveMessage().runOnce(10));
            unharmed(() -> world.duly.sweepStuck().runOnce(10));
            unharmed(() -> world.duly.reconcile().runOnce(10));
            unharmed(() -> world.duly.catchUpReceipts().runOnce(10));
            unharmed(() -> world.duly.sendWorker().runOnce(10));
        }
    }

    private static Listing whatWasTaken(World world) {
        return new Listing.Complete(
                IntStream.rangeClosed(1, taken(world))
                        .mapToObj(n -> listed(world.providerId(n), "See you at 9.", START))
                        .toList());
    }

    private static int taken(World world) {
        return Math.toIntExact(world.gateway.taken());
    }

    private static void unharmed(Runnable step) {
        try {
            step.run();
        } catch (PortException _) {
            // As a loop: it goes on with its next turn.
        }
    }

    /// Fails at one call, whichever it is.
    private static final class AnyCall implements Consumer<String> {
        private int left;
        private String at = "never";

        AnyCall(int which) {
            left = which;
        }

        @Override
        public void accept(String call) {
            if (--left == 0) {
                at = call;
                throw new PortException("Any", PortException.Retry.WORTH_IT, "away");
            }
        }
    }
}
