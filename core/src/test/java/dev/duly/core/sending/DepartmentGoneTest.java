package dev.duly.core.sending;

import static dev.duly.core.Samples.reasons;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Samples;
import dev.duly.core.World;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.purpose.Lane;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepartmentGoneTest {
    private final World world = new World();

    @Test
    void aTextWhoseDepartmentIsNoLongerThereIsBlockedAndSaysSo() {
        var kept = world.text(world.accept(draft(ANN, "See you at 9.")));
        var id = new MessageId("f".repeat(24));
        world.storage
                .messages()
                .add(
                        OutboundMessage.accepted(
                                id,
                                Samples.from(new DepartmentId("closed"), kept.draft()),
                                kept.threadId(),
                                kept.account(),
                                kept.decision(),
                                kept.salt(),
                                kept.dueAt(),
                                kept.timeline().getFirst()));
        world.queue.put(
                List.of(new QueueEntry(id, kept.departmentId(), Lane.NORMAL, Duration.ZERO)));

        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.BLOCKED);
        assertThat(reasons(world.text(id))).containsExactly("department_gone");
    }
}
