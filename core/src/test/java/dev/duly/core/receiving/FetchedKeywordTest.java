package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.department.KeywordAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A keyword whose post was lost is heard after later ones: no answer to it may be one too many, or
/// untrue.
class FetchedKeywordTest {
    private final World world = new World(KeywordAnswers.OURS);
    private final Instant written = world.clock.instant();

    @Test
    void oneThatNothingFollowedIsAnswered() {
        fetchAfterAMinute("STOP");

        assertThat(answers()).singleElement().asString().contains("no more texts");
    }

    @Test
    void aStopWhoseRepetitionWasAnsweredIsNotAnsweredAgain() {
        postAfterAMinute("STOP");
        fetchAfterAMinute("STOP");

        assertThat(world.consentOf(ANN)).hasSize(2);
        assertThat(answers()).singleElement().asString().contains("no more texts");
    }

    @Test
    void aStopThatAStartFollowedIsNotConfirmedAsIfItHeld() {
        postAfterAMinute("START");
        fetchAfterAMinute("STOP");

        assertThat(world.consentOf(ANN)).hasSize(2);
        assertThat(answers()).singleElement().asString().contains("texts from us again");
    }

    @Test
    void aStartThatAStopFollowedIsNotConfirmedAsIfItHeld() {
        postAfterAMinute("STOP");
        fetchAfterAMinute("START");

        assertThat(world.consentOf(ANN)).hasSize(2);
        assertThat(answers()).singleElement().asString().contains("no more texts");
    }

    private void postAfterAMinute(String body) {
        world.clock.advance(Duration.ofMinutes(1));
        world.receive(world.inbound(2, ANN, body));
        world.duly.sendWorker().runOnce(10);
    }

    private void fetchAfterAMinute(String body) {
        world.clock.advance(Duration.ofMinutes(1));
        world.receive(
                new InboundText(
                        World.ACCOUNT,
                        world.providerId(1),
                        ANN,
                        World.OURS,
                        Optional.of(World.SERVICE),
                        body,
                        List.of(),
                        Optional.empty(),
                        InboundText.Arrival.FETCHED,
                        world.clock.instant(),
                        Optional.of(written),
                        Map.of()));
        world.duly.sendWorker().runOnce(10);
    }

    private List<String> answers() {
        return world.gateway.requests().stream().map(request -> request.text().value()).toList();
    }
}
