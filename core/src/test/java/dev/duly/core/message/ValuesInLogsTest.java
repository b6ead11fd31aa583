package dev.duly.core.message;

import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Values that hold words and numbers may be logged: they name what they are by ids alone.
class ValuesInLogsTest {
    private static final String WORDS = "stop";

    private final World world = new World();

    @Test
    void eachSaysWhichItIsAndNoWordOrNumber() {
        var id = world.send(ANN, "See you at 9.");
        var posted = world.inbound(1, ANN, WORDS);
        world.receive(posted);
        var received = world.inboundTexts().getFirst();
        var receipt =
                world.receipt(
                        Optional.of(id), 1, world.providerId(9), "undelivered", Optional.of(30003));

        var printed =
                List.of(
                        world.text(id).toString(),
                        posted.toString(),
                        received.toString(),
                        receipt.toString(),
                        world.consentOf(ANN).getFirst().toString());

        assertThat(printed)
                .containsExactly(
                        "outbound " + id.value() + " SENT revision 3",
                        "inbound text " + posted.providerId(),
                        "inbound " + received.id().value(),
                        "receipt undelivered for " + receipt.providerId(),
                        "OPT_OUT by KEYWORD from inbound:" + posted.providerId());
        assertThat(printed).noneMatch(line -> line.contains(WORDS) || line.contains(ANN.e164()));
    }
}
