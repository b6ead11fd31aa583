package dev.duly.core.sending;

import static dev.duly.core.Samples.NO_ANSWER;
import static dev.duly.core.Samples.as;
import static dev.duly.core.Samples.busy;
import static dev.duly.core.Samples.lastReason;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cue;
import dev.duly.core.World;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Lane;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// After each look the queue knows where a text belongs: nobody waits for a lease to run out.
class ClaimsLetGoTest {
    private static final Actor KIM = Actor.token("kim");
    private static final String WORDS = "See you at 9.";

    private final World world = new World();
    private final SendWorker worker = world.duly.sendWorker();

    @Test
    void aWorkerSaysHowManyItLookedAt() {
        world.accept(draft(ANN, WORDS));
        world.accept(draft(BOB, WORDS));

        assertThat(worker.runOnce(10)).isEqualTo(2);
        assertThat(worker.runOnce(10)).isZero();
    }

    @Test
    void whatNoLongerWaitsIsForgotten() {
        var id = world.send(ANN, WORDS);
        world.queue.put(List.of(new QueueEntry(id, World.PRETRIAL, Lane.NORMAL, Duration.ZERO)));

        worker.runOnce(10);

        assertThat(world.queue.depth()).isZero();
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aCanceledTextLeavesTheQueueAndStandsInTheRecord() {
        var id = world.accept(draft(ANN, WORDS));

        world.duly.cancelMessage().cancel(id, KIM);

        assertThat(world.queue.depth()).isZero();
        assertThat(world.audited("thread:" + world.text(id).threadId()))
                .containsExactly("message.queued", "message.canceled");
        assertThat(world.duly.cancelMessage().cancel(new MessageId("0".repeat(24)), KIM))
                .isEqualTo(new CancelResult.NotFound());
    }

    @Test
    void whatTheQueueHasTooEarlyIsLookedAtWhenItIsDue() {
        world.gateway.answersNext(busy(40));
        var id = world.send(ANN, WORDS);
        world.queue.putBack(id, Duration.ZERO);

        worker.runOnce(10);
        assertThat(world.gateway.requests()).hasSize(1);
        assertThat(claimable()).isEmpty();

        world.clock.advance(Duration.ofSeconds(39));
        assertThat(claimable()).isEmpty();
        world.clock.advance(Duration.ofSeconds(2));
        assertThat(claimable()).containsExactly(id);
    }

    @Test
    void whatIsBeyondTheBudgetGoesAsSoonAsThereIsSome() {
        for (var i = 0; i < 101; i++) {
            world.accept(draft(new PhoneNumber("+1702555%04d".formatted(3_000 + i)), WORDS));
        }
        worker.runOnce(200);
        assertThat(world.gateway.requests()).hasSize(100);

        world.clock.advance(Duration.ofMillis(10));
        worker.runOnce(200);
        assertThat(world.gateway.requests()).hasSize(101);
    }

    @Test
    void aTextThatWasWrittenMeanwhileIsLookedAtAgainAtOnce() {
        var id = world.accept(draft(ANN, WORDS));
        world.atBudget =
                () -> {
                    world.atBudget = () -> {};
                    writtenMeanwhile(id);
                };
        worker.runOnce(1);
        assertThat(world.gateway.requests()).isEmpty();

        worker.runOnce(1);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aStopThatWasOvertakenByAnotherWriteIsWrittenAtTheNextLook() {
        var id = world.accept(draft(ANN, WORDS));
        world.receive(world.inbound(1, ANN, "STOP"));
        world.beforeCall = Cue.at("ConsentLedger.history", 1, () -> writtenMeanwhile(id));
        worker.runOnce(1);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);

        worker.runOnce(1);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.BLOCKED);
    }

    @Test
    void aTextThatIsCanceledWhileAnEarlierOneGoesTakesNoBudget() {
        world.accept(draft(ANN, "One."));
        var urgent = world.accept(as(Purpose.REPLY, draft(ANN, "Two.")));
        world.gateway.atSend(_ -> world.duly.cancelMessage().cancel(urgent, KIM));
        var asked = new ArrayList<Integer>();
        world.atBudget = () -> asked.add(1);

        worker.send(urgent);

        assertThat(world.stateOf(urgent)).isEqualTo(MessageState.CANCELED);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatWasCanceledWhileAnEarlierOneWentIsForgotten() {
        world.accept(draft(ANN, "One."));
        var urgent = world.accept(as(Purpose.REPLY, draft(ANN, "Two.")));
        world.gateway.atSend(_ -> {
            world.duly.cancelMessage().cancel(urgent, KIM);
            // Whoever canceled it died before the queue was told.
            world.queue.put(
                    List.of(new QueueEntry(urgent, World.PRETRIAL, Lane.URGENT, Duration.ZERO)));
        });

        worker.send(urgent);

        assertThat(world.queue.depth()).isZero();
    }

    @Test
    void whatCouldNotBeTakenAlongIsFreeAtOnce() {
        for (var i = 0; i < 6; i++) {
            world.accept(draft(ANN, "Text " + i));
        }
        var urgent = world.accept(as(Purpose.REPLY, draft(ANN, WORDS)));

        worker.runOnce(1);
        assertThat(world.gateway.requests()).hasSize(5);
        assertThat(world.queue.claim(1, Duration.ZERO)).containsExactly(urgent);
    }

    @Test
    void whoWaitsForATextThatIsBeingSentLooksAgainInASecond() {
        world.accept(draft(ANN, "One."));
        var urgent = world.accept(as(Purpose.REPLY, draft(ANN, "Two.")));
        world.gateway.atSend(_ -> {
            world.duly.sendWorker().claim(10);
            worker.send(urgent);
            assertThat(claimable()).isEmpty();
            world.clock.advance(Duration.ofSeconds(1));
            assertThat(claimable()).contains(urgent);
            world.gateway.atSend(_ -> {});
        });

        worker.send(world.outbound().getFirst().id());

        assertThat(world.gateway.requests()).isNotEmpty();
    }

    @Test
    void aTwinIsLookedAtSoonAndThenEverLessOftenButEveryMinute() {
        world.gateway.answersNext(NO_ANSWER);
        world.send(ANN, WORDS);
        var looks = new ArrayList<Integer>();
        var second = new int[1];
        world.atBudget = () -> looks.add(second[0]);
        world.accept(world.fromProbation(draft(ANN, WORDS)));
        for (second[0] = 0; second[0] <= 900; second[0]++) {
            worker.runOnce(10);
            world.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(looks).startsWith(0, 1, 2, 3, 4, 5, 7);
        assertThat(gaps(looks)).isSorted().endsWith(60, 60, 60);
    }

    @Test
    void aTextThatWasWrittenRightBeforeItsCallSaysSoAndIsLookedAtAgain() {
        world.gateway.answersNext(busy(1));
        var id = world.send(ANN, WORDS);
        world.clock.advance(Duration.ofMinutes(1));
        world.beforeCall = Cue.at("AuditLog.append", 1, () -> writtenMeanwhile(id));

        worker.runOnce(1);

        assertThat(world.gateway.requests()).hasSize(1);
        assertThat(lastReason(world.text(id)).code()).isEqualTo("overtaken");
        worker.runOnce(1);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    private void writtenMeanwhile(MessageId id) {
        var text = world.text(id);
        world.storage.messages().replace(text.revision(), text.again());
    }

    private List<MessageId> claimable() {
        return world.queue.claim(10, Duration.ZERO);
    }

    private static List<Integer> gaps(List<Integer> moments) {
        var gaps = new ArrayList<Integer>();
        for (var i = 1; i < moments.size(); i++) {
            gaps.add(moments.get(i) - moments.get(i - 1));
        }
        return gaps;
    }
}
