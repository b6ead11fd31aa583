package dev.duly.core.sending;

import static dev.duly.core.Samples.NO_ANSWER;
import static dev.duly.core.Samples.listed;
import static dev.duly.core.World.ANN;
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

    /// The list shows its words once, and a person has to say whose they are.
    private MessageId secondOfTwo() {
        world.gateway.answersNext(NO_ANSWER);
        var first = world.send(ANN, WORDS);
        world.duly.resolveMessage().resolve(first, new Resolution.GivenUp(), Actor.token("kim"));
        world.gateway.answersNext(NO_ANSWER);
        var second = world.send(ANN, WORDS);
        var words = listed(world.providerId(77), WORDS, world.clock.instant());
        world.gateway.lists(new Listing.Complete(List.of(words)));
        world.clock.advance(Duration.ofMinutes(5));
        world.duly.reconcile().runOnce(10);
        return second;
    }
}
