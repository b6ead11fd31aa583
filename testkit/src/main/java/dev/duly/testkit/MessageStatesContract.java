package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Page;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.purpose.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// That a store lists the texts that Duly itself has to look at again, in order, to the end.
abstract class MessageStatesContract extends MessageListsContract {
    @Test
    void aStateOfWhichThereIsNoneHasOneEmptyPage() {
        store.add(Samples.outbound(1).queued());

        assertEmpty(
                store.inState(
                        MessageState.SENDING, Instant.MIN, Instant.MAX, Optional.empty(), 10));
    }

    @Test
    void aStateIsListedLongestAgoFirst() {
        add(1, 2, 3);
        moveTo(Samples.second(60), 1);

        assertThat(queued(Instant.MIN, Instant.MAX, 10)).isEqualTo(ids(2, 3, 1));
    }

    @Test
    void aStateIsListedFromItsFirstMomentToBeforeItsLast() {
        add(1, 2, 3, 4);

        assertThat(queued(Samples.second(2), Samples.second(4), 10)).isEqualTo(ids(2, 3));
        assertThat(queued(Samples.second(2), Samples.second(4), 1)).isEqualTo(ids(2, 3));
    }

    @Test
    void aStatesMomentsCountToTheMillisecond() {
        add(1, 2, 3);
        var second = Samples.second(2);

        assertThat(queued(second.plusNanos(1), Instant.MAX, 10)).isEqualTo(ids(3));
        assertThat(queued(second.plusMillis(1), Instant.MAX, 10)).isEqualTo(ids(3));
        assertThat(queued(Instant.MIN, second.plusNanos(1), 10)).isEqualTo(ids(1, 2));
        assertThat(queued(Instant.MIN, second.plusMillis(1), 10)).isEqualTo(ids(1, 2));
        assertThat(queued(Instant.MIN, second, 10)).isEqualTo(ids(1));
    }

    @Test
    void pagesOfAStateReachTheEndWithoutRepeatOrGap() {
        add(1, 2, 3, 4, 5, 6, 7);
        moveTo(Samples.second(60), 6, 2, 4);

        assertThat(queued(Instant.MIN, Instant.MAX, 1)).isEqualTo(ids(1, 3, 5, 7, 2, 4, 6));
        assertThat(queued(Instant.MIN, Instant.MAX, 2)).isEqualTo(ids(1, 3, 5, 7, 2, 4, 6));
    }

    @Test
    void aFullLastPageOfAStateHasNoNext() {
        add(1, 2, 3, 4);

        var first = inState(MessageState.QUEUED, Optional.empty());
        var last = inState(MessageState.QUEUED, first);

        assertThat(idsOf(first.orElseThrow().items())).isEqualTo(ids(1, 2));
        assertThat(idsOf(last.orElseThrow().items())).isEqualTo(ids(3, 4));
        assertThat(last.orElseThrow().next()).isEmpty();
    }

    /// Whoever walks through a state changes what it meets: those go to another state, or to the
    /// end of the list.
    @Test
    void whatChangesBetweenPagesNeitherRepeatsNorHidesAnother() {
        add(1, 2, 3, 4, 5);
        var first = inState(MessageState.QUEUED, Optional.empty());
        moveTo(Samples.second(60), 1);
        var sending = outbound(2);
        store.replace(sending.revision(), OutboundSample.sending(sending, Samples.second(60)));

        var second = inState(MessageState.QUEUED, first);
        var third = inState(MessageState.QUEUED, second);

        assertThat(idsOf(second.orElseThrow().items())).isEqualTo(ids(3, 4));
        assertThat(idsOf(third.orElseThrow().items())).isEqualTo(ids(5, 1));
    }

    @Test
    void aStateIsThatOfOutboundTextsInItAlone() {
        add(1, 2);
        store.add(Samples.inbound(3).received());
        var message = outbound(1);
        store.replace(message.revision(), OutboundSample.sending(message, Samples.second(5)));

        assertThat(idsOf(inState(MessageState.SENDING, Optional.empty()).orElseThrow().items()))
                .isEqualTo(ids(1));
        assertThat(queued(Instant.MIN, Instant.MAX, 10)).isEqualTo(ids(2));
        assertEmpty(inState(MessageState.RECEIVED, Optional.empty()).orElseThrow());
    }

    @Test
    void nothingIsOverdueInAnEmptyStore() {
        assertEmpty(store.overdue(Instant.MAX, Optional.empty(), 10));
    }

    @Test
    void theLongestOverdueIsFirstWhateverItsLane() {
        store.add(Samples.outbound(1).about(Purpose.REPLY).due(Samples.second(60)).queued());
        store.add(Samples.outbound(2).about(Purpose.BULK).due(Samples.second(30)).queued());
        store.add(Samples.outbound(3).about(Purpose.MANUAL).due(Samples.second(90)).queued());
        store.add(Samples.outbound(4).about(Purpose.BULK).due(Samples.second(75)).queued());

        assertThat(overdue(Instant.MAX, 10)).isEqualTo(ids(2, 1, 4, 3));
        assertThat(overdue(Instant.MAX, 1)).isEqualTo(ids(2, 1, 4, 3));
        assertThat(overdue(Instant.MAX, 3)).isEqualTo(ids(2, 1, 4, 3));
    }

    @Test
    void whatWasDueBeforeTheMomentAloneIsOverdue() {
        add(1, 2, 3);
        var second = Samples.second(2);

        assertThat(overdue(Instant.MIN, 10)).isEmpty();
        assertThat(overdue(second, 10)).isEqualTo(ids(1));
        assertThat(overdue(second.plusNanos(1), 10)).isEqualTo(ids(1, 2));
        assertThat(overdue(second.plusMillis(1), 10)).isEqualTo(ids(1, 2));
    }

    @Test
    void aTextIsOverdueByItsDueTimeAndNotByItsLatestStep() {
        store.add(Samples.outbound(1).due(Samples.second(60)).queued());
        add(2);
        moveTo(Samples.second(90), 2);

        assertThat(overdue(Samples.second(60), 10)).isEqualTo(ids(2));
        var held = outbound(2);
        store.replace(held.revision(), held.due(Samples.second(120)).again());
        assertThat(overdue(Samples.second(61), 10)).isEqualTo(ids(1));
        assertThat(overdue(Instant.MAX, 10)).isEqualTo(ids(1, 2));
    }

    @Test
    void aTextThatIsNotQueuedIsNeverOverdue() {
        add(1, 2);
        store.add(Samples.inbound(3).received());
        var message = outbound(1);
        store.replace(message.revision(), OutboundSample.sending(message, Samples.second(5)));

        assertThat(overdue(Instant.MAX, 10)).isEqualTo(ids(2));
    }

    @Test
    void pagesOfWhatIsOverdueReachTheEndThroughTextsOfOneMoment() {
        var lanes = List.of(Purpose.BULK, Purpose.MANUAL, Purpose.REPLY);
        IntStream.rangeClosed(1, 7)
                .mapToObj(number -> Samples.outbound(number).about(lanes.get(number % 3)))
                .forEach(text -> store.add(text.due(Samples.MORNING).queued()));

        for (var limit = 1; limit <= 8; limit++) {
            assertThat(overdue(Instant.MAX, limit)).isEqualTo(ids(1, 2, 3, 4, 5, 6, 7));
        }
    }

    @Test
    void aFullLastPageOfWhatIsOverdueHasNoNext() {
        add(1, 2);

        var page = store.overdue(Instant.MAX, Optional.empty(), 2);

        assertThat(idsOf(page.items())).isEqualTo(ids(1, 2));
        assertThat(page.next()).isEmpty();
    }

    /// Read before every send: what of a thread has not come to an end.
    @Test
    void theUnfinishedTextsOfAThreadAreListedAmongManyFinishedOnes() {
        var thread = Samples.threadId(9);
        for (var number = 1; number <= 6; number++) {
            store.add(Samples.outbound(number).inThread(thread).queued());
        }
        store.add(Samples.inbound(7).inThread(thread).received());
        store.add(Samples.outbound(8).queued());
        finish(1, MessageState.SENT);
        finish(3, MessageState.UNCONFIRMED);
        finish(5, MessageState.FAILED);
        var sending = outbound(4);
        store.replace(sending.revision(), OutboundSample.sending(sending, Samples.second(60)));
        var unfinished =
                FilterSample.ALL
                        .inThread(thread)
                        .going(Direction.OUT)
                        .in(MessageState.QUEUED, MessageState.SENDING, MessageState.UNCONFIRMED);

        assertThat(readThrough(unfinished.filter(), 10)).isEqualTo(ids(2, 3, 4, 6));
        assertThat(readThrough(unfinished.filter(), 1)).isEqualTo(ids(2, 3, 4, 6));
        assertThat(readThrough(unfinished.newestFirst().filter(), 3)).isEqualTo(ids(6, 4, 3, 2));
        assertThat(
                        readThrough(
                                unfinished
                                        .since(Samples.second(3))
                                        .until(Samples.second(6))
                                        .filter(),
                                10))
                .isEqualTo(ids(3, 4));
    }

    private void finish(int number, MessageState state) {
        var queued = outbound(number);
        var sending = OutboundSample.sending(queued, Samples.second(60));
        var flying = kept(store.replace(queued.revision(), sending));
        kept(
                store.replace(
                        flying.revision(), flying.then(Samples.step(state, Samples.second(61)))));
    }

    /// Gives queued texts a further step, by which they stay where they are.
    private void moveTo(Instant moment, Integer... numbers) {
        for (var number : numbers) {
            var text = outbound(number);
            kept(
                    store.replace(
                            text.revision(), text.then(Samples.step(MessageState.QUEUED, moment))));
        }
    }

    private List<MessageId> queued(Instant since, Instant before, int limit) {
        return readThrough(
                limit, cursor -> store.inState(MessageState.QUEUED, since, before, cursor, limit));
    }

    /// The page of two that comes after another.
    private Optional<Page<OutboundMessage>> inState(
            MessageState state, Optional<Page<OutboundMessage>> before) {
        return Optional.of(
                store.inState(state, Instant.MIN, Instant.MAX, before.flatMap(Page::next), 2));
    }

    private List<MessageId> overdue(Instant before, int limit) {
        return readThrough(limit, cursor -> store.overdue(before, cursor, limit));
    }

    private static void assertEmpty(Page<OutboundMessage> page) {
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }
}
