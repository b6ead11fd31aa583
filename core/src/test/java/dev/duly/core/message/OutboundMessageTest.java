package dev.duly.core.message;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.World;
import dev.duly.core.record.Actor;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboundMessageTest {
    private final World world = new World();
    private final MessageId id = world.accept(draft(ANN, "See you at 9."));

    @Test
    void aStepThatTheTableDoesNotHaveIsRefused() {
        var queued = world.text(id);

        assertThatThrownBy(() -> queued.then(to(MessageState.SENT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(id.value() + " cannot go from QUEUED to SENT");
        assertThatThrownBy(() -> queued.thenByReceipt(to(MessageState.BLOCKED)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void attemptsAreNumberedWithoutGaps() {
        var queued = world.text(id);
        var second =
                Attempt.started(
                        2,
                        World.ACCOUNT,
                        world.storage.departments().all().getFirst().sender().address(),
                        Instant.EPOCH,
                        Instant.EPOCH);

        assertThatThrownBy(() -> queued.starting(second, to(MessageState.SENDING)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itStandsAsItDoesForItsLastReason() {
        assertThat(world.text(id).why(world.clock.instant())).isEmpty();
        world.receive(world.inbound(1, ANN, "STOP"));
        world.duly.sendWorker().runOnce(1);

        assertThat(world.text(id).why(world.clock.instant()).map(Reason::code))
                .contains("opted_out");
    }

    @Test
    void orForAReceiptThatNeverCame() {
        world.duly.sendWorker().runOnce(1);
        var sent = world.clock.instant();

        var overdue = sent.plus(OutboundMessage.LONGEST_FOR_RECEIPT);
        assertThat(world.text(id).why(overdue.minusMillis(1))).isEmpty();
        assertThat(world.text(id).why(overdue).map(Reason::code)).contains("no_receipt");
    }

    private static StateChange to(MessageState state) {
        return new StateChange(
                state, Instant.EPOCH, Optional.empty(), Actor.SYSTEM, 0, Optional.empty());
    }
}
