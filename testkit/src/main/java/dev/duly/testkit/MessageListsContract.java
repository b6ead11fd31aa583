package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// That a store lists exactly what was asked for, in order, to the end.
abstract class MessageListsContract extends MessageAttemptsContract {
    private static final MessageFilter ALL = FilterSample.ALL.filter();
    private static final MessageFilter NEWEST_FIRST = FilterSample.ALL.newestFirst().filter();

    @Test
    void anEmptyStoreHasOneEmptyPage() {
        var page = store.page(ALL, Optional.empty(), 10);

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void aPageIsInTimeOrderWhateverTheOrderOfWriting() {
        add(3, 1, 2);

        assertThat(idsOf(store.page(ALL, Optional.empty(), 10).items())).isEqualTo(ids(1, 2, 3));
        assertThat(idsOf(store.page(NEWEST_FIRST, Optional.empty(), 10).items()))
                .isEqualTo(ids(3, 2, 1));
    }

    @Test
    void textsOfOneMomentAreOrderedByTheirIds() {
        for (var number : List.of(2, 3, 1)) {
            store.add(Samples.outbound(number).at(Samples.MORNING).queued());
        }

        assertThat(idsOf(store.page(ALL, Optional.empty(), 10).items())).isEqualTo(ids(1, 2, 3));
        assertThat(idsOf(store.page(NEWEST_FIRST, Optional.empty(), 10).items()))
                .isEqualTo(ids(3, 2, 1));
    }

    @Test
    void pagesReachTheEndWithoutRepeatOrGap() {
        add(1, 2, 3, 4, 5, 6, 7);

        assertThat(readThrough(ALL, 3)).isEqualTo(ids(1, 2, 3, 4, 5, 6, 7));
        assertThat(readThrough(NEWEST_FIRST, 3)).isEqualTo(ids(7, 6, 5, 4, 3, 2, 1));
    }

    @Test
    void pagesReachTheEndThroughTextsOfOneMoment() {
        for (var number = 1; number <= 7; number++) {
            store.add(Samples.outbound(number).at(Samples.MORNING).queued());
        }

        assertThat(readThrough(ALL, 2)).isEqualTo(ids(1, 2, 3, 4, 5, 6, 7));
        assertThat(readThrough(NEWEST_FIRST, 2)).isEqualTo(ids(7, 6, 5, 4, 3, 2, 1));
    }

    @Test
    void aFullLastPageHasNoNext() {
        add(1, 2, 3, 4);

        var first = store.page(ALL, Optional.empty(), 2);
        var last = store.page(ALL, first.next(), 2);

        assertThat(first.next()).isPresent();
        assertThat(idsOf(last.items())).isEqualTo(ids(3, 4));
        assertThat(last.next()).isEmpty();
    }

    @Test
    void aTextThatComesInBetweenPagesNeitherRepeatsNorHidesAnother() {
        add(1, 3, 5, 7);
        var first = store.page(NEWEST_FIRST, Optional.empty(), 2);
        add(6, 9);

        var second = store.page(NEWEST_FIRST, first.next(), 2);

        assertThat(idsOf(first.items())).isEqualTo(ids(7, 5));
        assertThat(idsOf(second.items())).isEqualTo(ids(3, 1));
    }

    @Test
    void aConversationHoldsBothDirectionsOfItsThreadAlone() {
        var thread = Samples.threadId(9);
        store.add(Samples.outbound(1).inThread(thread).queued());
        store.add(Samples.inbound(2).inThread(thread).received());
        store.add(Samples.outbound(3).queued());

        assertThat(readThrough(MessageFilter.thread(thread), 10)).isEqualTo(ids(1, 2));
    }

    @Test
    void aDirectionLeavesTheOtherOut() {
        store.add(Samples.outbound(1).queued());
        store.add(Samples.inbound(2).received());

        assertThat(readThrough(FilterSample.ALL.going(MessageFilter.Direction.OUT).filter(), 10))
                .isEqualTo(ids(1));
        assertThat(readThrough(FilterSample.ALL.going(MessageFilter.Direction.IN).filter(), 10))
                .isEqualTo(ids(2));
    }

    @Test
    void aCaseHasItsOwnTextsAndNoneFromAPerson() {
        store.add(Samples.outbound(1).ofCase("CASE-1").queued());
        store.add(Samples.outbound(2).ofCase("CASE-2").queued());
        store.add(Samples.outbound(3).queued());
        store.add(Samples.inbound(4).received());

        assertThat(readThrough(FilterSample.ALL.ofCase("CASE-1").filter(), 10)).isEqualTo(ids(1));
    }

    @Test
    void aStateIsTheLatestOne() {
        var message = Samples.outbound(1).queued();
        store.add(message);
        store.add(Samples.inbound(2).received());
        store.replace(message.revision(), OutboundSample.sending(message, Samples.second(5)));

        assertThat(readThrough(FilterSample.ALL.in(MessageState.QUEUED).filter(), 10)).isEmpty();
        assertThat(readThrough(FilterSample.ALL.in(MessageState.SENDING).filter(), 10))
                .isEqualTo(ids(1));
        assertThat(readThrough(FilterSample.ALL.in(MessageState.RECEIVED).filter(), 10))
                .isEqualTo(ids(2));
    }

    @Test
    void severalStatesAreListedTogetherInTheirOrderToTheEnd() {
        add(1, 2, 5, 6);
        for (var number : List.of(3, 4)) {
            store.add(Samples.inbound(number).received());
        }
        for (var number : List.of(2, 5)) {
            var message = outbound(number);
            store.replace(message.revision(), OutboundSample.sending(message, Samples.second(60)));
        }
        var two = FilterSample.ALL.in(MessageState.SENDING, MessageState.RECEIVED);
        var one = Samples.threadId(5);

        assertThat(readThrough(two.filter(), 2)).isEqualTo(ids(2, 3, 4, 5));
        assertThat(readThrough(two.newestFirst().filter(), 3)).isEqualTo(ids(5, 4, 3, 2));
        assertThat(readThrough(two.inThread(one).filter(), 3)).isEqualTo(ids(5));
    }

    @Test
    void aDepartmentHasItsOwnTextsOfBothDirectionsAlone() {
        store.add(Samples.outbound(1).in(Samples.BAIL).queued());
        store.add(Samples.inbound(2).in(Samples.BAIL).received());
        store.add(Samples.outbound(3).queued());
        store.add(Samples.inbound(4).received());

        assertThat(readThrough(FilterSample.ALL.of(Samples.BAIL).filter(), 10))
                .isEqualTo(ids(1, 2));
        assertThat(readThrough(FilterSample.ALL.of(Samples.PRETRIAL).filter(), 1))
                .isEqualTo(ids(3, 4));
    }

    @Test
    void sinceCountsAndUntilDoesNot() {
        add(1, 2, 3, 4);

        assertThat(
                        readThrough(
                                FilterSample.ALL
                                        .since(Samples.second(2))
                                        .until(Samples.second(4))
                                        .filter(),
                                10))
                .isEqualTo(ids(2, 3));
    }

    @Test
    void aTextStaysInItsPlaceWhateverHappensToIt() {
        add(1, 2);
        var message = outbound(1);
        store.replace(message.revision(), OutboundSample.sending(message, Samples.second(50)));

        assertThat(readThrough(ALL, 10)).isEqualTo(ids(1, 2));
    }

    @Test
    void allThatNarrowsNarrowsTogether() {
        var thread = Samples.threadId(9);
        for (var number = 1; number <= 5; number++) {
            store.add(Samples.outbound(number).inThread(thread).ofCase("CASE-1").queued());
        }
        store.add(Samples.outbound(6).inThread(thread).ofCase("CASE-2").queued());
        store.add(Samples.outbound(7).ofCase("CASE-1").queued());
        store.add(
                Samples.outbound(8)
                        .inThread(thread)
                        .ofCase("CASE-1")
                        .in(Samples.BAIL)
                        .at(Samples.second(3))
                        .queued());
        var filter =
                FilterSample.ALL
                        .ofCase("CASE-1")
                        .inThread(thread)
                        .of(Samples.PRETRIAL)
                        .going(MessageFilter.Direction.OUT)
                        .in(MessageState.QUEUED)
                        .since(Samples.second(2))
                        .until(Samples.second(5))
                        .newestFirst()
                        .filter();

        assertThat(readThrough(filter, 2)).isEqualTo(ids(4, 3, 2));
    }

    void add(Integer... numbers) {
        for (var number : numbers) {
            store.add(Samples.outbound(number).queued());
        }
    }

    OutboundMessage outbound(int number) {
        return (OutboundMessage) store.find(Samples.messageId(number)).orElseThrow();
    }

    List<MessageId> readThrough(MessageFilter filter, int limit) {
        return readThrough(limit, cursor -> store.page(filter, cursor, limit));
    }

    /// The ids on all pages of at most `limit`.
    static List<MessageId> readThrough(
            int limit, Function<Optional<Cursor>, Page<? extends Message>> pages) {
        var read = new ArrayList<MessageId>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            var page = pages.apply(cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            read.addAll(idsOf(page.items()));
            // As a caller would hand it back.
            cursor = page.next().map(Cursor::toString).map(Cursor::of);
        } while (cursor.isPresent());
        return read;
    }

    static List<MessageId> idsOf(List<? extends Message> messages) {
        return messages.stream().<MessageId>map(Message::id).toList();
    }

    static List<MessageId> ids(Integer... numbers) {
        return List.of(numbers).stream().map(Samples::messageId).toList();
    }
}
