package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cue;
import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.MessageState;
import dev.duly.core.sending.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatchUpInboundTest {
    private final World world = new World();
    private final CatchUpInbound catchUp = world.duly.catchUpInbound();

    @Test
    void aTextThatWasNeverPostedIsFetched() {
        hold(LostPost.of(world, 1, ANN, "I am late.", ago(10)));
        run(world);
        run(world);

        assertThat(bodies(world)).containsExactly("I am late.");
        assertThat(world.storage.messages().undrained(10)).isEmpty();
    }

    @Test
    void aTextThatMayStillBePostedIsLeftToThePost() {
        hold(LostPost.of(world, 1, ANN, "I am late.", world.clock.instant().minusSeconds(59)));
        run(world);
        assertThat(bodies(world)).isEmpty();

        world.clock.advance(Duration.ofSeconds(1));
        run(world);
        assertThat(bodies(world)).containsExactly("I am late.");
    }

    @Test
    void aPostThatComesAfterTheFetchMakesNoSecondText() {
        hold(LostPost.of(world, 1, ANN, "STOP", ago(10)));
        run(world);
        world.receive(world.inbound(1, ANN, "STOP"));

        assertThat(bodies(world)).hasSize(1);
        assertThat(world.consentOf(ANN)).hasSize(1);
    }

    @Test
    void aFetchAfterThePostMakesNoSecondText() {
        var at = world.clock.instant();
        world.receive(world.inbound(1, ANN, "STOP"));
        world.clock.advance(Duration.ofMinutes(5));
        hold(LostPost.of(world, 1, ANN, "STOP", at.minusMillis(300)));
        run(world);

        assertThat(bodies(world)).hasSize(1);
        assertThat(world.consentOf(ANN))
                .hasSize(2)
                .extracting(ConsentChange::event)
                .containsOnly("inbound:" + world.providerId(1));
    }

    @Test
    void aStopCountsFromWhenItWasWrittenAndAStartAfterItStands() {
        var written = ago(10);
        world.receive(world.inbound(2, ANN, "START"));
        hold(
                LostPost.of(world, 1, ANN, "STOP", written),
                LostPost.of(world, 2, ANN, "START", world.clock.instant()));
        run(world);

        assertThat(world.duly.submitMessage().submit(draft(ANN, "See you at 9.")))
                .isInstanceOf(SubmitResult.Accepted.class);
        assertThat(world.consentOf(ANN))
                .anySatisfy(change -> assertThat(change.effectiveAt()).isEqualTo(written));
    }

    @Test
    void aStopThatWasWrittenAfterAStartStands() {
        world.receive(world.inbound(2, ANN, "START"));
        world.clock.advance(Duration.ofMinutes(10));
        hold(LostPost.of(world, 1, ANN, "STOP", ago(5)));
        run(world);

        assertThat(world.duly.submitMessage().submit(draft(ANN, "See you at 9.")))
                .isInstanceOf(SubmitResult.Refused.class);
    }

    @Test
    void aStopThatIsFetchedReachesTextsThatWait() {
        var id = world.accept(draft(ANN, "See you at 9."));
        hold(LostPost.of(world, 1, ANN, "STOP", ago(2)));
        catchUp.runOnce();
        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.BLOCKED);
    }

    @Test
    void nothingOlderThanFiveMinutesIsConfirmed() {
        var ours = new World(KeywordAnswers.OURS);
        var now = ours.clock.instant();
        ours.gateway.holds(
                new InboxListing.Complete(
                        List.of(
                                LostPost.of(ours, 1, ANN, "STOP", now.minusMillis(300_001)),
                                LostPost.of(ours, 2, BOB, "STOP", now.minusSeconds(299)))));
        run(ours);
        ours.duly.sendWorker().runOnce(10);

        assertThat(ours.consentOf(ANN)).hasSize(1);
        assertThat(ours.gateway.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.to()).isEqualTo(BOB));
    }

    @Test
    void whatTheProvidersOwnAnswersMayHaveAnsweredWeDoNotWhenWeFetchIt() {
        var advanced = new World(KeywordAnswers.ADVANCED);
        advanced.gateway.holds(
                new InboxListing.Complete(
                        List.of(
                                LostPost.of(
                                        advanced,
                                        1,
                                        ANN,
                                        "STOP",
                                        advanced.clock.instant().minusSeconds(90)))));
        run(advanced);
        advanced.duly.sendWorker().runOnce(10);

        assertThat(advanced.consentOf(ANN)).hasSize(1);
        assertThat(advanced.gateway.requests()).isEmpty();
    }

    @Test
    void aTextThatFailsKeepsNoOtherWaitingAndComesInTheNextRound() {
        hold(
                LostPost.of(world, 1, ANN, "One.", ago(10)),
                LostPost.of(world, 2, BOB, "Two.", ago(9)));
        world.beforeCall = Cue.fails("InboundLog.append", 1);
        try {
            catchUp.runOnce();
        } catch (PortException e) {
            assertThat(e.port()).isEqualTo("InboundLog");
        }
        world.duly.receiveMessage().runOnce(10);
        assertThat(bodies(world)).containsExactly("Two.");

        run(world);
        assertThat(bodies(world)).containsExactlyInAnyOrder("One.", "Two.");
    }

    @Test
    void aCrashBetweenTheRawRowAndTheConsentIsMadeGood() {
        world.beforeCall = Cue.fails("ConsentLedger.append", 1);
        hold(LostPost.of(world, 1, ANN, "STOP", ago(10)));
        try {
            catchUp.runOnce();
        } catch (PortException e) {
            assertThat(world.consentOf(ANN)).isEmpty();
        }

        world.duly.receiveMessage().runOnce(10);

        assertThat(world.consentOf(ANN)).hasSize(1);
    }

    private static void run(World world) {
        world.duly.catchUpInbound().runOnce();
        world.duly.receiveMessage().runOnce(100);
    }

    private Instant ago(int minutes) {
        return world.clock.instant().minus(Duration.ofMinutes(minutes));
    }

    private void hold(InboundText... texts) {
        world.gateway.holds(new InboxListing.Complete(List.of(texts)));
    }

    private static List<String> bodies(World world) {
        return world.inboundTexts().stream().map(InboundMessage::body).toList();
    }
}
