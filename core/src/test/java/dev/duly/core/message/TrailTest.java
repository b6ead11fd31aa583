package dev.duly.core.message;

import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import org.junit.jupiter.api.Test;

/// What the audit says of each step: ids, and commitments to what it may not name.
class TrailTest {
    private final World world = new World();

    @Test
    void theFirstStepSaysWhatWasAskedAndLaterOnesDoNotRepeatIt() {
        var text = world.text(world.send(ANN, "See you at 9."));

        var first = Trail.entry(text, 0);
        assertThat(first.ids())
                .containsEntry("purpose", "manual")
                .containsEntry("case", "C-1042")
                .containsEntry("message", text.id().value())
                .doesNotContainKeys("attempt", "provider", "reason");
        assertThat(first.commitments()).containsOnlyKeys("text", "to");
        assertThat(first.stream()).isEqualTo("thread:" + text.threadId().value());
        assertThat(Trail.entry(text, 2).ids()).doesNotContainKeys("purpose", "case");
        assertThat(Trail.entry(text, 2).commitments()).isEmpty();
    }

    @Test
    void theProvidersIdStandsWhereItWasKnownAndNotBefore() {
        var text = world.text(world.send(ANN, "See you at 9."));

        assertThat(Trail.entry(text, 1).ids())
                .containsEntry("attempt", "1")
                .doesNotContainKey("provider");
        assertThat(Trail.entry(text, 2).ids())
                .containsEntry("attempt", "1")
                .containsEntry("provider", text.providerId().orElseThrow().value())
                .containsEntry("providerAt", world.clock.instant().toString());
    }

    @Test
    void whatAPersonWroteIsCommittedToAndNamedByTheProvidersId() {
        world.receive(world.inbound(1, ANN, "Can it be 10?"));
        var received = world.inboundTexts().getFirst();

        var entry = Trail.entry(received, 0);

        assertThat(entry.ids()).containsEntry("provider", world.providerId(1).value());
        assertThat(entry.commitments()).containsOnlyKeys("text", "from");
        assertThat(entry.toString()).doesNotContain("Can it be", ANN.e164());
    }
}
