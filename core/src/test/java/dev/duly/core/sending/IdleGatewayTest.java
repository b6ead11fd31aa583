package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.Samples;
import dev.duly.core.World;
import dev.duly.core.message.MessageState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A process that only keeps texts, such as a command beside the one that serves.
class IdleGatewayTest {
    private final World world = new World();
    private final IdleGateway idle = new IdleGateway(World.ACCOUNT);

    @Test
    void whatItKeepsAnotherProcessSends() {
        var kept =
                Samples.restarted(world, idle).submitMessage().submit(draft(ANN, "See you at 9."));

        world.duly.sendWorker().runOnce(10);

        assertThat(kept).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(world.outbound())
                .singleElement()
                .satisfies(text -> assertThat(text.state()).isEqualTo(MessageState.SENT));
    }

    @Test
    void itAsksTheProviderNothing() {
        assertThatThrownBy(() -> idle.list(ANN, Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("asks the provider nothing");
        assertThatThrownBy(() -> idle.fetch(world.providerId(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(idle::time).isInstanceOf(IllegalStateException.class);
    }
}
