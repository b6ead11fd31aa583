package dev.duly.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Reason;
import dev.duly.core.provider.GatewayAccount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadSendersTest {
    private static final Reason WHY = Reason.of("sender_paused", "It is refused.", "Mend it.");

    private final World world = new World();
    private final SenderAddress sender =
            world.storage.departments().find(World.PRETRIAL).orElseThrow().sender().address();

    @Test
    void aSenderGoesUntilSomethingStopsIt() {
        assertThat(states()).isNotEmpty().allMatch(state -> state.pause().isEmpty());
        stop(World.ACCOUNT, Optional.of(sender));
        assertThat(states())
                .filteredOn(state -> state.department().sender().address().equals(sender))
                .isNotEmpty()
                .allMatch(state -> state.pause().isPresent());
    }

    @Test
    void itsOwnPauseAndItsAccountsAreTwo() {
        stop(World.ACCOUNT, Optional.of(sender));
        stop(World.ACCOUNT, Optional.empty());
        assertThat(states())
                .filteredOn(state -> state.department().id().equals(World.PRETRIAL))
                .extracting(state -> state.pause().orElseThrow().id())
                .containsExactlyInAnyOrder(sender.value(), World.ACCOUNT.account());
        assertThat(states())
                .filteredOn(state -> state.isCalled(World.ACCOUNT.account()))
                .hasSameSizeAs(world.storage.departments().all());
    }

    @Test
    void whatStopsAnotherAccountStopsNothingHere() {
        stop(new GatewayAccount("twilio", World.ACCOUNT.account()), Optional.of(sender));
        assertThat(states()).allMatch(state -> state.pause().isEmpty());
    }

    private List<SenderState> states() {
        return world.duly.readSenders().all();
    }

    private void stop(GatewayAccount account, Optional<SenderAddress> address) {
        world.storage
                .senderPauses()
                .pause(new SenderPause(account, address, WHY, world.clock.instant()));
    }
}
