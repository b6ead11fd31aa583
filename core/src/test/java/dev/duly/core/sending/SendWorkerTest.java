package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Reason;
import dev.duly.core.provider.ProviderError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SendWorkerTest {
    private final World world = new World();
    private final SendWorker worker = world.duly.sendWorker();

    @Test
    void aWaitingTextIsHandedToTheProviderOnce() {
        var id = world.send(ANN, "See you at 9.");
        worker.runOnce(10);

        assertThat(world.statesOf(id))
                .containsExactly(MessageState.QUEUED, MessageState.SENDING, MessageState.SENT);
        assertThat(world.gateway.requests()).hasSize(1);
        assertThat(world.text(id).timeline().getLast().providerAt()).isPresent();
        assertThat(world.queue.depth()).isZero();
        assertThat(world.chainsAreWhole()).isTrue();
    }

    @Test
    void theAttemptIsWrittenDownBeforeTheBytesLeave() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.atSend(request -> {
            assertThat(world.stateOf(id)).isEqualTo(MessageState.SENDING);
            assertThat(world.text(id).lastAttempt().orElseThrow().number())
                    .isEqualTo(request.attempt());
            assertThat(world.text(id).hasUndrained()).isFalse();
        });

        worker.runOnce(10);

        assertThat(world.gateway.requests()).hasSize(1);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aStopReachesTextsAlreadyWaiting() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.receive(world.inbound(1, ANN, " stop. "));

        worker.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.BLOCKED);
        assertThat(world.text(id).timeline().getLast().reason().orElseThrow().code())
                .isEqualTo("opted_out");
        assertThat(world.gateway.requests()).isEmpty();
    }

    @Test
    void anUnknownOutcomeIsNeverSentAgain() {
        world.gateway.answersNext(new GatewayOutcome.Unknown("no answer within 20 s"));
        var id = world.send(ANN, "See you at 9.");

        world.clock.advance(Duration.ofHours(5));
        worker.runOnce(10);
        world.duly.sweepStuck().runOnce(100);
        worker.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aBusyProviderIsAskedAgainLaterWithTheNextAttempt() {
        world.gateway.answersNext(
                new GatewayOutcome.Busy(Duration.ofSeconds(3), "too many requests"));
        var id = world.send(ANN, "See you at 9.");
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);

        world.clock.advance(Duration.ofSeconds(2));
        worker.runOnce(10);
        assertThat(world.gateway.requests()).hasSize(1);

        world.clock.advance(Duration.ofSeconds(3));
        worker.runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.gateway.requests()).extracting(SendRequest::attempt).containsExactly(1, 2);
    }

    @Test
    void aRefusalOfTheProviderFailsWithASentence() {
        world.gateway.answersNext(
                new GatewayOutcome.Rejected(new ProviderError(400, 21211), Optional.empty()));
        var id = world.send(ANN, "See you at 9.");

        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
        var reason = world.text(id).timeline().getLast().reason().orElseThrow();
        assertThat(reason.providerCode()).contains(21211);
        assertThat(reason.sentence()).endsWith(".");
        assertThat(reason.nextStep()).endsWith(".");
    }

    @Test
    void aRefusalForNowIsTriedAgain() {
        world.gateway.answersNext(
                new GatewayOutcome.Rejected(new ProviderError(400, 21611), Optional.empty()));
        var id = world.send(ANN, "See you at 9.");
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);

        world.clock.advance(Duration.ofSeconds(3));
        worker.runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aProvidersBlockSuppressesTheNumber() {
        world.gateway.answersNext(
                new GatewayOutcome.Rejected(new ProviderError(400, 21610), Optional.empty()));
        world.send(ANN, "See you at 9.");

        assertThat(world.duly.submitMessage().submit(draft(ANN, "And at 10?")))
                .isInstanceOf(SubmitResult.Refused.class);
        assertThat(world.consentOf(ANN)).hasSize(1);
    }

    @Test
    void twinsNeverFlyTogether() {
        world.gateway.answersNext(new GatewayOutcome.Unknown("no answer within 20 s"));
        var first = world.send(ANN, "See you at 9.");
        var second = world.send(ANN, "See you at 9.");
        var other = world.send(BOB, "See you at 9.");

        assertThat(world.stateOf(first)).isEqualTo(MessageState.UNCONFIRMED);
        assertThat(world.stateOf(second)).isEqualTo(MessageState.QUEUED);
        assertThat(world.stateOf(other)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aCanceledTextIsNotSent() {
        var id = world.accept(draft(ANN, "See you at 9."));
        var by = world.text(id).draft().author();

        assertThat(world.duly.cancelMessage().cancel(id, by))
                .isInstanceOf(CancelResult.Canceled.class);
        worker.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.CANCELED);
        assertThat(world.gateway.requests()).isEmpty();
        assertThat(world.duly.cancelMessage().cancel(id, by))
                .isInstanceOf(CancelResult.TooLate.class);
    }

    @Test
    void aStopAfterTheFirstLookIsSeenByTheLast() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.atBudget = () -> world.receive(world.inbound(1, ANN, "STOP"));

        worker.runOnce(10);

        assertThat(world.statesOf(id))
                .containsExactly(MessageState.QUEUED, MessageState.SENDING, MessageState.BLOCKED);
        assertThat(world.gateway.requests()).isEmpty();
    }

    @Test
    void anAttemptThatCouldOutliveItsDeadlineIsNotMade() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.atBudget = () -> world.clock.advance(Duration.ofSeconds(6));

        worker.runOnce(1);

        assertThat(world.statesOf(id))
                .containsExactly(MessageState.QUEUED, MessageState.SENDING, MessageState.QUEUED);
        assertThat(world.gateway.requests()).isEmpty();
    }

    @Test
    void aConfirmationThatComesTooLateExpires() {
        var ours = new World(KeywordAnswers.OURS);
        ours.receive(ours.inbound(1, ANN, "STOP"));
        ours.clock.advance(Duration.ofMinutes(6));

        ours.duly.sendWorker().runOnce(10);

        assertThat(ours.gateway.requests()).isEmpty();
        var answer = ours.outbound().getFirst();
        assertThat(answer.state()).isEqualTo(MessageState.EXPIRED);
        assertThat(answer.timeline().getLast().reason().orElseThrow().code()).isEqualTo("expired");
    }

    @Test
    void aReceiptForAnEarlierAttemptRightBeforeTheBytesKeepsThemBack() {
        world.gateway.answersNext(
                new GatewayOutcome.Busy(Duration.ofSeconds(1), "too many requests"));
        var id = world.send(ANN, "See you at 9.");
        world.clock.advance(Duration.ofMinutes(1));
        world.atRecord =
                () -> {
                    if (world.statesOf(id).size() == 4) {
                        world.duly
                                .recordReceipt()
                                .record(world.receipt(id, 1, world.providerId(9), "delivered"));
                    }
                };

        worker.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.DELIVERED);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aTwinSaysWhatItWaitsForAndTakesLittleBudget() {
        world.gateway.answersNext(new GatewayOutcome.Unknown("no answer within 20 s"));
        world.send(ANN, "See you at 9.");
        var asked = new AtomicInteger();
        world.atBudget = asked::incrementAndGet;
        var twin = world.accept(world.fromProbation(draft(ANN, "See you at 9.")));

        for (var second = 0; second < 600; second++) {
            world.clock.advance(Duration.ofSeconds(1));
            worker.runOnce(10);
        }

        var reasons =
                world.text(twin).timeline().stream()
                        .flatMap(step -> step.reason().stream())
                        .toList();
        assertThat(reasons).extracting(Reason::code).containsExactly("twin_in_flight");
        assertThat(asked.get()).isLessThan(40);
    }

    @Test
    void aProviderThatNeverTakesATextEndsItWithAnHonestSentence() {
        var id = world.accept(draft(ANN, "See you at 9."));
        for (var i = 0; i < 20; i++) {
            world.gateway.answersNext(
                    new GatewayOutcome.Busy(Duration.ofSeconds(1), "too many requests"));
            worker.runOnce(1);
            world.clock.advance(Duration.ofMinutes(20));
        }

        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
        var reason = world.text(id).timeline().getLast().reason().orElseThrow();
        assertThat(reason.code()).isEqualTo("gave_up");
        assertThat(reason.sentence()).contains("12 tries");
    }
}
