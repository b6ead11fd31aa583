package dev.duly.core.sending;

import static dev.duly.core.Samples.busy;
import static dev.duly.core.Samples.lastReason;
import static dev.duly.core.Samples.reasons;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cue;
import dev.duly.core.World;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SenderPause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What happens between the write to `sending` and the bytes.
class LastLookTest {
    private static final Duration LEAVING = SendingSettings.DEFAULT.leaving();

    private final World world = new World();
    private final SendWorker worker = world.duly.sendWorker();

    @Test
    void anAttemptMayLeaveUntilItsLastMillisecond() {
        world.accept(draft(ANN, "See you at 9."));
        whileItsRecordIsDrawn(LEAVING);

        worker.runOnce(1);

        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void anAttemptWhoseTimeToLeaveHasPassedIsNotMade() {
        var id = world.accept(draft(ANN, "See you at 9."));
        whileItsRecordIsDrawn(LEAVING.plusMillis(1));

        worker.runOnce(1);
        assertThat(world.gateway.requests()).isEmpty();
        assertThat(lastReason(world.text(id)).code()).isEqualTo("attempt_too_old");
        assertThat(world.text(id).lastAttempt().orElseThrow().outcome())
                .isEqualTo(Attempt.Outcome.NOT_MADE);

        worker.runOnce(1);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void whatExpiredMeanwhileDoesNotGo() {
        world.clock.advance(Duration.ofSeconds(1));
        world.receive(world.inbound(1, ANN, "opt out"));
        var answer = world.outbound().getFirst();
        world.clock.advance(Duration.ofMinutes(5).minusSeconds(2));
        whileItsRecordIsDrawn(Duration.ofSeconds(2));

        worker.runOnce(1);

        assertThat(world.gateway.requests()).isEmpty();
        assertThat(world.stateOf(answer.id())).isEqualTo(MessageState.EXPIRED);
    }

    @Test
    void withoutARecordNothingLeaves() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.beforeCall = Cue.fails("AuditLog.append", 1);

        worker.runOnce(1);
        assertThat(world.gateway.requests()).isEmpty();
        assertThat(reasons(world.text(id))).containsExactly("record_unavailable");

        world.clock.advance(Duration.ofSeconds(1));
        worker.runOnce(1);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aHeldAttemptIsNoTry() {
        var id = world.accept(draft(ANN, "See you at 9."));
        for (var i = 0; i < 30; i++) {
            whileItsRecordIsDrawn(LEAVING.plusMillis(1));
            worker.runOnce(1);
            world.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(world.text(id).attempts()).hasSize(30);
        world.gateway.answersNext(busy(1));
        worker.runOnce(1);

        assertThat(lastReason(world.text(id)).code()).isEqualTo("provider_busy");
        assertThat(world.text(id).dueAt())
                .isBefore(world.clock.instant().plus(Duration.ofSeconds(3)));
    }

    @Test
    void aSlowLookAfterWhichTheSweepWasFasterEndsWithoutAnError() {
        var id = world.accept(draft(ANN, "See you at 9."));
        // The last look reads the consents; the process stands still right before.
        world.beforeCall =
                Cue.at(
                        "MessageStore.replace",
                        1,
                        () ->
                                world.beforeCall =
                                        Cue.at("ConsentLedger.history", 1, this::standStill));

        worker.runOnce(1);

        assertThat(world.gateway.requests()).isEmpty();
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
        worker.runOnce(1);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.BLOCKED);
    }

    private void standStill() {
        world.clock.advance(Duration.ofMinutes(5));
        world.duly.sweepStuck().runOnce(10);
        world.duly.receiveMessage().keep(world.inbound(1, ANN, "STOP"));
    }

    @Test
    void aTextThatIsCanceledAfterTheFirstLookDoesNotGo() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.atBudget =
                () -> world.duly.cancelMessage().cancel(id, world.text(id).draft().author());

        worker.runOnce(1);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.CANCELED);
        assertThat(world.gateway.requests()).isEmpty();
    }

    @Test
    void oncePassedOnATextIsTooLateToCancel() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.atSend(_ ->
                assertThat(world.duly.cancelMessage().cancel(id, world.text(id).draft().author()))
                        .isInstanceOf(CancelResult.TooLate.class));

        worker.runOnce(1);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void anAnswerThatComesAfterTheSweepStillCounts() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.atSend(_ -> {
            world.clock.advance(Duration.ofMinutes(5));
            world.duly.sweepStuck().runOnce(10);
            assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
        });

        worker.runOnce(1);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.text(id).providerId()).isPresent();
    }

    @Test
    void anAnswerThatComesAfterTheTextWasRequeuedKeepsTheNextAttemptBack() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.lists(new Listing.Complete(List.of()));
        world.gateway.atSend(_ -> {
            // The call hung for a quarter of an hour, and the provider did not list it.
            for (var i = 0; i < 30; i++) {
                world.clock.advance(Duration.ofSeconds(30));
                world.duly.sweepStuck().runOnce(10);
                world.duly.reconcile().runOnce(10);
            }
            assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
        });

        worker.runOnce(1);
        worker.runOnce(1);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aSenderThatIsStoppedAfterTheFirstLookIsSeenByTheLast() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.atBudget = this::stopTheSender;

        worker.runOnce(1);

        assertThat(world.gateway.requests()).isEmpty();
        assertThat(reasons(world.text(id))).containsExactly("sender_paused");
    }

    private void stopTheSender() {
        world.storage
                .senderPauses()
                .pause(
                        new SenderPause(
                                World.ACCOUNT,
                                Optional.empty(),
                                Reason.of(SenderPause.CODE, "Stopped.", "Mend it."),
                                world.clock.instant()));
    }

    @Test
    void theProviderMayHoldATextForTenHoursAndAKeywordsAnswerUntilItExpires() {
        world.accept(draft(ANN, "See you at 9."));
        world.receive(world.inbound(1, ANN, "opt out"));
        world.clock.advance(Duration.ofMinutes(1));
        worker.runOnce(1);
        world.receive(world.inbound(2, ANN, "START"));
        worker.runOnce(10);

        assertThat(world.gateway.requests())
                .extracting(SendRequest::validity)
                .containsExactly(Duration.ofMinutes(4), Duration.ofHours(10));
    }

    private void whileItsRecordIsDrawn(Duration passes) {
        world.atRecord =
                () -> {
                    world.atRecord = () -> {};
                    world.clock.advance(passes);
                };
    }
}
