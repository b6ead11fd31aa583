package dev.duly.core.sending;

import static dev.duly.core.Samples.as;
import static dev.duly.core.Samples.busy;
import static dev.duly.core.Samples.reasons;
import static dev.duly.core.Samples.refused;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Reason;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResumeSenderTest {
    private static final int NOT_OURS = 21606;
    private static final Actor BOSS = Actor.token("boss");

    private final World world = new World();

    @Test
    void onlyWhatIsNamedIsLifted() {
        stop(Optional.of(SenderAddress.of(World.SERVICE)));
        stop(Optional.empty());

        assertThat(world.duly.resumeSender().resume(World.SERVICE, BOSS)).hasSize(1);

        assertThat(world.storage.senderPauses().all())
                .singleElement()
                .satisfies(left -> assertThat(left.sender()).isEmpty());
    }

    @Test
    void whatWaitsForAnotherReasonWaitsOn() {
        world.gateway.answersNext(busy(600));
        var retried = world.text(world.send(ANN, "See you at 9."));
        stop(Optional.of(SenderAddress.of(World.SERVICE)));

        world.duly.resumeSender().resume(World.SERVICE, BOSS);

        assertThat(world.text(retried.id())).isEqualTo(retried);
    }

    @Test
    void aLaterTextWaitsAsLongAsTheEarlierThatWaitsForTheSender() {
        var earlier = world.accept(draft(ANN, "One."));
        var urgent = world.accept(as(Purpose.REPLY, draft(ANN, "Two.")));
        stop(Optional.empty());
        world.duly.sendWorker().send(earlier);
        world.storage.senderPauses().resume(World.ACCOUNT, Optional.empty());

        world.duly.sendWorker().send(urgent);

        assertThat(reasons(world.text(urgent))).containsExactly("earlier_text_first");
        assertThat(world.text(urgent).dueAt())
                .isEqualTo(world.text(earlier).dueAt())
                .isAfter(world.clock.instant());
    }

    @Test
    void aTextThatStillWaitsIsDueLaterAgain() {
        stop(Optional.empty());
        var id = world.send(ANN, "One.");
        var due = world.text(id).dueAt();
        world.clock.set(due);

        world.duly.sendWorker().runOnce(10);

        assertThat(world.text(id).dueAt()).isAfter(due);
        assertThat(reasons(world.text(id))).containsExactly("sender_paused");
    }

    @Test
    void fiveRefusalsOfOneKindAtOnceStopTheSender() {
        for (var i = 1; i <= 5; i++) {
            assertThat(world.storage.senderPauses().all()).isEmpty();
            world.gateway.answersNext(refused(NOT_OURS));
            world.send(new PhoneNumber("+1702555%04d".formatted(3_000 + i)), "See you at 9.");
        }

        assertThat(world.storage.senderPauses().all()).hasSize(1);
        assertThat(world.stateOf(world.send(BOB, "And you?"))).isEqualTo(MessageState.QUEUED);
    }

    private void stop(Optional<SenderAddress> sender) {
        world.storage
                .senderPauses()
                .pause(
                        new SenderPause(
                                World.ACCOUNT,
                                sender,
                                Reason.of(SenderPause.CODE, "Stopped.", "Mend it."),
                                world.clock.instant()));
    }
}
