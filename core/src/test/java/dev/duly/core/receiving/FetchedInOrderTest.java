package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.Cue;
import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.sending.SubmitResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one person wrote is fetched in the order in which they wrote it, whatever fails meanwhile.
class FetchedInOrderTest {
    private final World world = new World();

    @BeforeEach
    void threeTextsWereNeverPosted() {
        world.gateway.holds(
                new InboxListing.Complete(
                        List.of(
                                fetched(1, ANN, "START", 10),
                                fetched(2, ANN, "STOP", 9),
                                fetched(3, BOB, "STOP", 8))));
    }

    @Test
    void aStopIsNotKeptBeforeTheStartThatCameEarlier() {
        fetchWhile("ConsentLedger.append");

        assertThat(kinds(ANN)).isEmpty();
        assertThat(kinds(BOB)).containsOnly(ConsentChange.Kind.OPT_OUT);
    }

    @Test
    void theNextRoundKeepsBothAndTheStopStands() {
        fetchWhile("InboundLog.append");
        world.duly.catchUpInbound().runOnce();

        assertThat(kinds(ANN))
                .startsWith(ConsentChange.Kind.OPT_IN)
                .endsWith(ConsentChange.Kind.OPT_OUT);
        assertThat(world.duly.submitMessage().submit(draft(ANN, "See you at 9.")))
                .isInstanceOf(SubmitResult.Refused.class);
    }

    /// The first call of the port fails: the one for what was written first.
    private void fetchWhile(String failing) {
        world.beforeCall = Cue.fails(failing, 1);

        assertThatThrownBy(world.duly.catchUpInbound()::runOnce).isInstanceOf(PortException.class);
    }

    private List<ConsentChange.Kind> kinds(PhoneNumber person) {
        return world.consentOf(person).stream().map(ConsentChange::kind).toList();
    }

    private InboundText fetched(int number, PhoneNumber from, String body, int minutesAgo) {
        var at = world.clock.instant().minus(Duration.ofMinutes(minutesAgo));
        return LostPost.of(world, number, from, body, at);
    }
}
