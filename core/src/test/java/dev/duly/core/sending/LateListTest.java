package dev.duly.core.sending;

import static dev.duly.core.Samples.NO_ANSWER;
import static dev.duly.core.Samples.listed;
import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cue;
import dev.duly.core.World;
import dev.duly.core.record.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A list that was read while the text went on.
class LateListTest {
    private static final String WORDS = "See you at 9.";

    private final World world = new World();

    @Test
    void aListReadLateSaysNothingOfAnEarlierAttempt() {
        world.gateway.answersNext(NO_ANSWER);
        var id = world.send(ANN, WORDS);
        world.clock.advance(Duration.ofMinutes(5));
        var second = listed(world.providerId(77), WORDS, world.clock.instant());
        world.gateway.lists(new Listing.Complete(List.of(second)));
        world.beforeCall =
                Cue.at(
                        "SmsGateway.list",
                        1,
                        () -> {
                            world.duly
                                    .resolveMessage()
                                    .resolve(id, new Resolution.NotTaken(), Actor.token("kim"));
                            world.gateway.answersNext(NO_ANSWER);
                            world.duly.sendWorker().runOnce(10);
                        });

        world.duly.reconcile().runOnce(10);

        assertThat(world.text(id).attempts()).hasSize(2);
        assertThat(world.text(id).attempts().getFirst().providerId()).isEmpty();
    }
}
