package dev.duly.core.sending;

import static dev.duly.core.Samples.listed;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhyNotTest {
    private final World world = new World();

    @Test
    void whoIsAskedIsToldWhereToLookAndHowToAnswer() {
        var text = world.text(world.accept(draft(ANN, "See you at 9.")));
        var found =
                IntStream.rangeClosed(1, 4)
                        .mapToObj(world::providerId)
                        .map(id -> listed(id, "Something else.", world.clock.instant()))
                        .toList();

        var reason = WhyNot.askPersonAbout(text, found);

        assertThat(reason.sentence())
                .contains(
                        world.providerId(1)
                                + ", "
                                + world.providerId(2)
                                + ", "
                                + world.providerId(3))
                .doesNotContain(world.providerId(4).value());
        assertThat(reason.nextStep()).contains("duly message " + text.id() + " resolve");
    }

    @Test
    void aWrongClockIsToldInSeconds() {
        assertThat(WhyNot.clockIsWrong(Duration.ofSeconds(90)).sentence()).contains("by 90 s");
    }
}
