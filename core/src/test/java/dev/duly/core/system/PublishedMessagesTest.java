package dev.duly.core.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.events.DomainEvent;
import dev.duly.core.events.DomainEvent.MessageChanged;
import dev.duly.core.events.EventId;
import dev.duly.core.events.Heard;
import dev.duly.core.events.LiveEvents;
import dev.duly.core.message.Added;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Every kept write of a message is told, and nothing else is.
class PublishedMessagesTest {
    private final World world = new World();
    private final List<DomainEvent> told = new ArrayList<>();

    @Test
    void eachStepOfATextIsToldByItsIds() throws InterruptedException {
        var start = (Heard.Reset) world.events.hear(Optional.empty(), 1, Duration.ZERO);
        var id = world.send(World.ANN, "Hello");
        var text = world.text(id);

        var heard = (Heard.News) world.events.hear(Optional.of(start.now()), 10, Duration.ZERO);

        assertThat(heard.events().stream().map(each -> each.event()))
                .containsExactly(
                        changed(text, MessageState.QUEUED, 1),
                        changed(text, MessageState.SENDING, 2),
                        changed(text, MessageState.SENT, 3));
    }

    @Test
    void aTextThatComesInIsTold() throws InterruptedException {
        var start = (Heard.Reset) world.events.hear(Optional.empty(), 1, Duration.ZERO);
        world.receive(world.inbound(1, World.ANN, "Hello"));

        var heard = (Heard.News) world.events.hear(Optional.of(start.now()), 10, Duration.ZERO);

        assertThat(heard.events().stream().map(each -> each.event()))
                .containsExactly(MessageChanged.of(world.inboundTexts().getFirst()));
    }

    @Test
    void whatIsKnownAlreadyOrOutdatedIsNotTold() {
        var kept = world.text(world.accept(World.draft("key", World.ANN, "Hello")));
        var messages = published(told::add);

        assertThat(messages.add(kept)).isInstanceOf(Added.Known.class);
        assertThat(messages.replace(new Revision(7), kept.again()))
                .isInstanceOf(Replaced.Stale.class);

        assertThat(told).isEmpty();
    }

    @Test
    void aWriteIsKeptThoughItCannotBeTold() {
        var kept = world.text(world.accept(World.draft(World.ANN, "Hello")));
        var messages =
                published(_ -> {
                    throw new IllegalStateException("nobody foresaw this");
                });

        assertThat(messages.replace(kept.revision(), kept.again()))
                .isInstanceOf(Replaced.Kept.class);
        assertThat(world.text(kept.id()).revision()).isEqualTo(kept.revision().next());
    }

    private PublishedMessages published(Consumer<DomainEvent> tell) {
        return new PublishedMessages(
                world.storage.messages(),
                new LiveEvents() {
                    @Override
                    public void publish(DomainEvent event) {
                        tell.accept(event);
                    }

                    @Override
                    public Heard hear(Optional<EventId> last, int max, Duration atMost) {
                        throw new UnsupportedOperationException("nobody listens");
                    }
                });
    }

    private MessageChanged changed(OutboundMessage text, MessageState state, long revision) {
        return new MessageChanged(
                text.id(),
                text.threadId(),
                World.PRETRIAL,
                state,
                new Revision(revision),
                world.clock.instant());
    }
}
