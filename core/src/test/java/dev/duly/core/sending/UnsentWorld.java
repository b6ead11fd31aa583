package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Terms;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A world in which texts end unsent.
final class UnsentWorld {
    final World world = new World();

    void failed(int code, Purpose purpose) {
        failed(code, ANN, purpose);
    }

    void failed(int code, PhoneNumber to, Purpose purpose) {
        world.gateway.answersNext(
                new GatewayOutcome.Rejected(new ProviderError(400, code), Optional.empty()));
        var id = world.accept(about(to, "See you at 9: " + code, purpose));
        world.duly.sendWorker().runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
    }

    private static Draft about(PhoneNumber to, String words, Purpose purpose) {
        return Draft.of(Actor.token("officer"), to, MessageText.of(words), World.PRETRIAL, purpose);
    }

    MessageId expired(PhoneNumber to, Purpose purpose) {
        var end = world.clock.instant().plusSeconds(120);
        var terms = new Terms(Optional.empty(), Optional.of(end), Optional.empty());
        var id = world.accept(about(to, "See you at 9.", purpose).on(terms));
        world.clock.advance(Duration.ofMinutes(3));
        world.duly.sendWorker().runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.EXPIRED);
        return id;
    }

    List<Task> tasks() {
        return world.storage.tasks().page(TaskFilter.OPEN, Optional.empty(), 10).items();
    }
}
