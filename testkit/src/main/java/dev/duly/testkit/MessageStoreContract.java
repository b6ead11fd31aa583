package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.Added;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.Revision;
import org.junit.jupiter.api.Test;

/// What every [MessageStore] promises. A store may draw the consequences of a step in the write of
/// the step, or leave them to be listed: both pass.
public abstract class MessageStoreContract extends MessageProviderIdsContract {
    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(store.find(Samples.messageId(1))).isEmpty();
        assertThat(store.find(Samples.key("k-1"))).isEmpty();
        assertThat(store.find(Samples.ACCOUNT, Samples.providerId(1))).isEmpty();
    }

    @Test
    void aKnownKeyAnswersWithTheEarlierTextAndWritesNothing() {
        var first = kept(store.add(Samples.outbound(1).keyed(Samples.key("k-1")).queued()));

        var again = store.add(Samples.outbound(2).keyed(Samples.key("k-1")).queued());

        assertThat(again).isEqualTo(new Added.Known<>(first));
        assertThat(store.find(Samples.messageId(2))).isEmpty();
    }

    @Test
    void aKeyIsKnownForGoodWhateverBecameOfItsText() {
        var keyed = Samples.outbound(1).keyed(Samples.key("k-1"));
        var first = kept(store.add(keyed.queued()));
        var canceled =
                kept(
                        store.replace(
                                first.revision(),
                                first.then(
                                        Samples.step(MessageState.CANCELED, Samples.second(9)))));

        var again = store.add(Samples.outbound(2).keyed(Samples.key("k-1")).queued());

        assertThat(again).isEqualTo(new Added.Known<>(canceled));
    }

    @Test
    void aKeyFindsItsText() {
        var message = kept(store.add(Samples.outbound(1).keyed(Samples.key("k-1")).queued()));

        assertThat(store.find(Samples.key("k-1"))).contains(message);
        assertThat(store.find(Samples.key("k-2"))).isEmpty();
    }

    @Test
    void twoApplicationsMayUseOneKey() {
        var mine = new IdempotencyKey("console", "k-1");
        var theirs = new IdempotencyKey("court-feed", "k-1");
        kept(store.add(Samples.outbound(1).keyed(mine).queued()));

        var other = kept(store.add(Samples.outbound(2).keyed(theirs).queued()));

        assertThat(store.find(theirs)).contains(other);
    }

    @Test
    void textsWithoutAKeyAreNeverTheSame() {
        kept(store.add(Samples.outbound(1).saying("Call us.").queued()));

        assertThat(store.add(Samples.outbound(2).saying("Call us.").queued()))
                .isInstanceOf(Added.Kept.class);
    }

    @Test
    void ofTwoTextsWithOneKeyExactlyOneIsKept() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var key = Samples.key("k-" + round);
            var one = Samples.outbound(2 * round).keyed(key).queued();
            var other = Samples.outbound(2 * round + 1).keyed(key).queued();

            var answers = Race.between(() -> store.add(one), () -> store.add(other));

            var winner = store.find(key).orElseThrow();
            assertThat(answers)
                    .containsExactlyInAnyOrder(new Added.Kept<>(winner), new Added.Known<>(winner));
            assertThat(readThrough(FilterSample.ALL.filter(), 9999)).hasSize(round + 1);
        }
    }

    @Test
    void aTextFromAPersonIsKeptOncePerAccountAndProvidersId() {
        var first = kept(store.add(Samples.inbound(1).received()));

        assertThat(store.add(Samples.inbound(2).postedAs(1).received()))
                .isEqualTo(new Added.Known<>(first));
        assertThat(store.find(Samples.messageId(2))).isEmpty();
        assertThat(store.add(Samples.inbound(3).postedAs(1).on(Samples.OTHER_ACCOUNT).received()))
                .isInstanceOf(Added.Kept.class);
    }

    @Test
    void ofTwoPostsOfOneTextExactlyOneIsKept() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var one = Samples.inbound(2 * round).postedAs(round).received();
            var other = Samples.inbound(2 * round + 1).postedAs(round).received();

            var answers = Race.between(() -> store.add(one), () -> store.add(other));

            assertThat(answers.stream().filter(Added.Kept.class::isInstance)).hasSize(1);
            assertThat(answers.stream().filter(Added.Known.class::isInstance)).hasSize(1);
        }
    }

    @Test
    void theNextRevisionTakesThePlaceOfTheKeptOne() {
        var message = kept(store.add(Samples.outbound(1).queued()));

        var next = OutboundSample.sending(message, Samples.second(5));
        var kept = kept(store.replace(message.revision(), next));

        assertThat(kept.drained(0)).isEqualTo(next.drained(0));
        assertThat(kept.revision()).isEqualTo(new Revision(2));
        assertThat(store.find(message.id())).contains(kept);
    }

    @Test
    void aWriteOnAnOldRevisionChangesNothing() {
        var message = kept(store.add(Samples.outbound(1).queued()));
        var canceled = message.then(Samples.step(MessageState.CANCELED, Samples.second(5)));
        var kept = kept(store.replace(message.revision(), canceled));

        var late = store.replace(message.revision(), sendingAt(message, 6));

        assertThat(late).isEqualTo(new Replaced.Stale());
        assertThat(store.find(message.id())).contains(kept);
    }

    @Test
    void aWriteOnARevisionToComeChangesNothing() {
        var message = kept(store.add(Samples.outbound(1).queued()));

        assertThat(store.replace(message.revision().next(), sendingAt(message, 5)))
                .isEqualTo(new Replaced.Stale());
        assertThat(store.find(message.id())).contains(message);
    }

    @Test
    void aTextThatIsNotThereIsStale() {
        var message = Samples.outbound(1).queued();

        assertThat(store.replace(message.revision(), sendingAt(message, 5)))
                .isEqualTo(new Replaced.Stale());
        assertThat(store.find(message.id())).isEmpty();
    }

    @Test
    void ofTwoWorkersExactlyOneWins() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var message = kept(store.add(Samples.outbound(round).queued()));
            var one = sendingAt(message, 100);
            var other = sendingAt(message, 200);

            var answers =
                    Race.between(
                            () -> store.replace(message.revision(), one),
                            () -> store.replace(message.revision(), other));

            var winner = outbound(round);
            assertThat(winner.drained(0)).isIn(one.drained(0), other.drained(0));
            assertThat(answers)
                    .containsExactlyInAnyOrder(new Replaced.Kept(winner), new Replaced.Stale());
        }
    }

    @Test
    void twinsDoNotFlyTogether() {
        var one = twin(1);
        var other = twin(2);
        store.replace(one.revision(), sendingAt(one, 5));

        assertThat(store.replace(other.revision(), sendingAt(other, 6)))
                .isEqualTo(new Replaced.TwinInFlight());
        assertThat(store.find(other.id())).contains(other);
    }

    @Test
    void aTwinWaitsWhileTheFirstIsUnconfirmedAndFliesWhenItIsSettled() {
        var flying = kept(store.replace(Revision.FIRST, sendingAt(twin(1), 5)));
        var other = twin(2);
        var unsure =
                kept(
                        store.replace(
                                flying.revision(),
                                flying.then(
                                        Samples.step(
                                                MessageState.UNCONFIRMED, Samples.second(6)))));

        assertThat(store.replace(other.revision(), sendingAt(other, 7)))
                .isEqualTo(new Replaced.TwinInFlight());

        kept(
                store.replace(
                        unsure.revision(),
                        unsure.then(Samples.step(MessageState.SENT, Samples.second(8)))));
        kept(store.replace(other.revision(), sendingAt(other, 9)));
    }

    @Test
    void aTextIsNotItsOwnTwin() {
        var flying = kept(store.replace(Revision.FIRST, sendingAt(twin(1), 5)));

        kept(store.replace(flying.revision(), flying.listedEmpty(1)));
    }

    @Test
    void otherWordsOrAnotherNumberAreNoTwin() {
        var one = twin(1);
        var words = kept(store.add(Samples.outbound(2).saying("Call us!").queued()));
        var person =
                kept(store.add(Samples.outbound(3).saying("Call us.").to(Samples.BEN).queued()));

        kept(store.replace(one.revision(), sendingAt(one, 5)));
        kept(store.replace(words.revision(), sendingAt(words, 5)));
        kept(store.replace(person.revision(), sendingAt(person, 5)));
    }

    @Test
    void ofTwoTwinsExactlyOneFlies() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var words = "Round " + round;
            var one = kept(store.add(Samples.outbound(2 * round).saying(words).queued()));
            var other = kept(store.add(Samples.outbound(2 * round + 1).saying(words).queued()));

            var answers =
                    Race.between(
                            () -> store.replace(one.revision(), sendingAt(one, 5)),
                            () -> store.replace(other.revision(), sendingAt(other, 5)));

            assertThat(answers.stream().filter(Replaced.Kept.class::isInstance)).hasSize(1);
            assertThat(answers).contains(new Replaced.TwinInFlight());
        }
    }

    private OutboundMessage twin(int number) {
        return kept(store.add(Samples.outbound(number).saying("Call us.").queued()));
    }

    private static OutboundMessage sendingAt(OutboundMessage message, int second) {
        return OutboundSample.sending(message, Samples.second(second));
    }
}
