package dev.duly.core.sending;

import static dev.duly.core.Samples.NO_ANSWER;
import static dev.duly.core.Samples.listed;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.record.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two texts with the same words, of which a person gave the first up while it was on its way.
class TwinGivenUpTest {
    private static final String WORDS = "See you at 9.";

    private final World world = new World();

    @Test
    void wordsInAListMayBeThoseOfATwinThatWasGivenUp() {
        var text = world.text(secondOfTwo());

        assertThat(text.state()).isEqualTo(MessageState.UNCONFIRMED);
        assertThat(text.attempts().getFirst().providerId()).isEmpty();
        assertThat(WhyNot.waitsForPerson(text)).isTrue();
    }

    @Test
    void whatWaitsForATwinThatWaitsForAPersonLetsLaterTextsPass() {
        secondOfTwo();

        var third = world.send(ANN, WORDS);
        var later = world.send(ANN, "The court has moved.");

        assertThat(world.text(third).state()).isEqualTo(MessageState.QUEUED);
        assertThat(world.text(later).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void aTwinFromAnotherDepartmentLetsLaterTextsPassToo() {
        secondOfTwo();

        var third = world.accept(world.fromProbation(draft(ANN, WORDS)));
        var later = world.accept(world.fromProbation(draft(ANN, "The court has moved.")));
        world.duly.sendWorker().runOnce(10);
        world.clock.advance(Duration.ofSeconds(5));
        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(third)).isEqualTo(MessageState.QUEUED);
        assertThat(world.stateOf(later)).isEqualTo(MessageState.SENT);
    }

    @Test
    void wordsInAListMayBeThoseOfATwinFromAnotherDepartment() {
        world.gateway.answersNext(NO_ANSWER);
        var first = world.send(ANN, WORDS);
        world.duly.resolveMessage().resolve(first, new Resolution.GivenUp(), Actor.token("kim"));
        world.gateway.answersNext(NO_ANSWER);
        var second = world.accept(world.fromProbation(draft(ANN, WORDS)));
        world.duly.sendWorker().runOnce(10);
        reconcileWithTheWordsListedOnce();

        assertThat(world.text(second).attempts().getFirst().providerId()).isEmpty();
        assertThat(WhyNot.waitsForPerson(world.text(second))).isTrue();
    }

    /// The list shows its words once, and a person has to say whose they are.
    private MessageId secondOfTwo() {
        world.gateway.answersNext(NO_ANSWER);
        var first = world.send(ANN, WORDS);
        world.duly.resolveMessage().resolve(first, new Resolution.GivenUp(), Actor.token("kim"));
        world.gateway.answersNext(NO_ANSWER);
        var second = world.send(ANN, WORDS);
        reconcileWithTheWordsListedOnce();
        return second;
    }

    private void reconcileWithTheWordsListedOnce() {
        var words = listed(world.providerId(77), WORDS, world.clock.instant());
        world.gateway.lists(new Listing.Complete(List.of(words)));
        world.clock.advance(Duration.ofMinutes(5));
        world.duly.reconcile().runOnce(10);
    }
}
