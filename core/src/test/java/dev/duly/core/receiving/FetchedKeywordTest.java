package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.Cue;
import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.department.KeywordAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A keyword whose post was lost is heard after later ones: no answer to it may be one too many, or
/// untrue.
class FetchedKeywordTest {
    private final World world = new World(KeywordAnswers.OURS);
    private final Instant written = world.clock.instant();
    private final List<InboundText> held = new ArrayList<>();

    @Test
    void oneThatNothingFollowedIsAnswered() {
        fetchAfterAMinute("STOP");

        assertThat(answers()).singleElement().asString().contains("no more texts");
    }

    @Test
    void aStopWhoseRepetitionWasAnsweredIsNotAnsweredAgain() {
        postAfterAMinute("STOP");
        fetchAfterAMinute("STOP");

        assertThat(changes()).isEqualTo(2);
        assertThat(answers()).singleElement().asString().contains("no more texts");
    }

    @Test
    void aStopThatAStartFollowedIsNotConfirmedAsIfItHeld() {
        postAfterAMinute("START");
        fetchAfterAMinute("STOP");

        assertThat(changes()).isEqualTo(2);
        assertThat(answers()).singleElement().asString().contains("texts from us again");
    }

    @Test
    void aStartThatAStopFollowedIsNotConfirmedAsIfItHeld() {
        postAfterAMinute("STOP");
        fetchAfterAMinute("START");

        assertThat(changes()).isEqualTo(2);
        assertThat(answers()).singleElement().asString().contains("no more texts");
    }

    /// The provider posts again what we were slow to answer, and the second post may be the first
    /// to write its line.
    @Test
    void aStopThatIsPostedTwiceIsAnsweredWhicheverPostWroteItDown() {
        var stop = world.inbound(1, ANN, "STOP");
        world.beforeCall = Cue.fails("ConsentLedger.append", 1);
        assertThatThrownBy(() -> world.duly.receiveMessage().keep(stop))
                .isInstanceOf(PortException.class);
        world.clock.advance(Duration.ofMillis(200));
        world.duly.receiveMessage().keep(world.inbound(1, ANN, "STOP"));

        world.duly.receiveMessage().runOnce(10);
        world.duly.sendWorker().runOnce(10);

        assertThat(answers()).singleElement().asString().contains("no more texts");
    }

    /// STOP, then START, whose post is fast; two more STOP between them, whose posts are late. When
    /// the second of these came, the provider cannot say.
    @Test
    void ofTwoLateStopsTheOneThatTurnsConsentIsAnswered() {
        postLate(1, "STOP", 0);
        answer();
        postLate(4, "START", 3);
        answer();
        assertThat(answers()).hasSize(2);

        postLate(2, "STOP", 1);
        world.duly.catchUpInbound().runOnce();
        world.gateway.holds(new InboxListing.Unavailable("503"));
        world.duly.receiveMessage().keep(world.inbound(3, ANN, "STOP"));
        answer();

        assertThat(answers()).hasSize(3).last().asString().contains("no more texts");
    }

    /// Of the first START nobody could say that it came after the STOP.
    @Test
    void theSecondStartIsAnsweredIfTheFirstCouldNotBePlaced() {
        world.gateway.holds(new InboxListing.Unavailable("503"));
        world.duly.receiveMessage().keep(world.inbound(1, ANN, "STOP"));
        answer();
        world.duly.receiveMessage().keep(world.inbound(2, ANN, "START"));
        answer();
        assertThat(answers()).hasSize(1);

        held.add(LostPost.of(world, 1, ANN, "STOP", written));
        held.add(LostPost.of(world, 2, ANN, "START", written.plusSeconds(5)));
        postLate(3, "START", 10);
        answer();

        assertThat(answers()).hasSize(2).last().asString().contains("texts from us again");
    }

    /// @param seconds when the provider got it, after the first
    private void postLate(int number, String body, int seconds) {
        world.clock.advance(Duration.ofSeconds(10));
        held.add(LostPost.of(world, number, ANN, body, written.plusSeconds(seconds)));
        world.gateway.holds(new InboxListing.Complete(List.copyOf(held)));
        world.duly.receiveMessage().keep(world.inbound(number, ANN, body));
    }

    private void answer() {
        world.duly.receiveMessage().runOnce(10);
        world.duly.sendWorker().runOnce(10);
    }

    private void postAfterAMinute(String body) {
        world.clock.advance(Duration.ofMinutes(1));
        world.receive(world.inbound(2, ANN, body));
        held.add(LostPost.of(world, 2, ANN, body, world.clock.instant()));
        world.duly.sendWorker().runOnce(10);
    }

    private void fetchAfterAMinute(String body) {
        world.clock.advance(Duration.ofMinutes(1));
        held.addFirst(LostPost.of(world, 1, ANN, body, written));
        world.gateway.holds(new InboxListing.Complete(List.copyOf(held)));
        world.duly.catchUpInbound().runOnce();
        world.duly.receiveMessage().runOnce(10);
        world.duly.sendWorker().runOnce(10);
    }

    private long changes() {
        return world.consentOf(ANN).stream().map(ConsentChange::event).distinct().count();
    }

    private List<String> answers() {
        return world.gateway.requests().stream().map(request -> request.text().value()).toList();
    }
}
