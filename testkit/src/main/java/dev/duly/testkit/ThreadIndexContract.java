package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cursor;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.thread.ThreadIndex;
import dev.duly.core.thread.ThreadSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [ThreadIndex] promises.
public abstract class ThreadIndexContract {
    private ThreadIndex index;

    /// An index without any thread, of which each call gives another.
    protected abstract ThreadIndex emptyIndex();

    @BeforeEach
    void openIndex() {
        index = emptyIndex();
    }

    @Test
    void anEmptyIndexHasOneEmptyPage() {
        var page = index.page(Optional.empty(), 10);

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
        assertThat(index.find(Samples.threadId(1))).isEmpty();
    }

    @Test
    void theFirstCandidateBecomesTheThreadForGood() {
        assertThat(open(Samples.ANN, 1)).isEqualTo(Samples.threadId(1));
        assertThat(open(Samples.ANN, 2)).isEqualTo(Samples.threadId(1));
        assertThat(open(Samples.ANN, 1)).isEqualTo(Samples.threadId(1));
    }

    @Test
    void anotherNumberOrDepartmentHasAnotherThread() {
        open(Samples.ANN, 1);

        assertThat(open(Samples.BEN, 2)).isEqualTo(Samples.threadId(2));
        assertThat(index.open(Samples.BAIL, Samples.ANN, Samples.threadId(3)))
                .isEqualTo(Samples.threadId(3));
    }

    @Test
    void ofTwoCandidatesExactlyOneBecomesTheThreadAndBothAreTold() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var person = person(round);
            var one = 2 * round + 1;
            var other = 2 * round + 2;

            var answers = Race.between(() -> open(person, one), () -> open(person, other));

            assertThat(answers.getFirst())
                    .isEqualTo(answers.getLast())
                    .isEqualTo(open(person, 999))
                    .isIn(Samples.threadId(one), Samples.threadId(other));
        }
    }

    @Test
    void aThreadWithoutAMarkIsInNoList() {
        open(Samples.ANN, 1);

        assertThat(index.page(Optional.empty(), 10).items()).isEmpty();
        assertThat(index.find(Samples.threadId(1))).isEmpty();
    }

    @Test
    void aMarkShowsTheThreadWithItsLatestMessage() {
        open(Samples.ANN, 1);
        mark(outbound(5, 1, 5));

        var shown =
                new ThreadSummary(
                        Samples.threadId(1),
                        Samples.PRETRIAL,
                        Samples.ANN,
                        Samples.messageId(5),
                        Samples.second(5));
        assertThat(index.find(Samples.threadId(1))).contains(shown);
        assertThat(index.page(Optional.empty(), 10).items()).containsExactly(shown);
    }

    @Test
    void aLaterMessageOfEitherDirectionTakesThePlace() {
        open(Samples.ANN, 1);
        mark(outbound(1, 1, 1));
        mark(Samples.inbound(2).inThread(Samples.threadId(1)).received());

        assertThat(lastOf(1)).isEqualTo(Samples.messageId(2));
    }

    @Test
    void anEarlierMessageTakesNoPlace() {
        open(Samples.ANN, 1);
        mark(outbound(1, 1, 9));
        mark(outbound(2, 1, 3));

        assertThat(lastOf(1)).isEqualTo(Samples.messageId(1));
    }

    @Test
    void ofTwoMessagesOfOneMomentTheGreaterIdIsTheLatest() {
        open(Samples.ANN, 1);
        mark(outbound(3, 1, 0));
        mark(outbound(2, 1, 0));
        assertThat(lastOf(1)).isEqualTo(Samples.messageId(3));

        mark(outbound(4, 1, 0));
        assertThat(lastOf(1)).isEqualTo(Samples.messageId(4));
    }

    @Test
    void markingAgainChangesNothing() {
        open(Samples.ANN, 1);
        mark(outbound(1, 1, 1));
        mark(outbound(2, 1, 2));
        mark(outbound(2, 1, 2));
        mark(outbound(1, 1, 1));

        assertThat(lastOf(1)).isEqualTo(Samples.messageId(2));
        assertThat(index.page(Optional.empty(), 10).items()).hasSize(1);
    }

    @Test
    void ofTwoMarksAtOnceTheLaterMessageStays() {
        open(Samples.ANN, 1);
        for (var round = 0; round < Race.ROUNDS; round++) {
            var earlier = outbound(2 * round, 1, 2 * round);
            var later = outbound(2 * round + 1, 1, 2 * round + 1);

            Race.between(() -> marked(earlier), () -> marked(later));

            assertThat(lastOf(1)).isEqualTo(later.id());
        }
    }

    @Test
    void theLatestIsListedFirst() {
        open(Samples.ANN, 1);
        open(Samples.BEN, 2);
        mark(outbound(1, 1, 1));
        mark(to(Samples.BEN, 2, 2));
        assertThat(readThrough(10)).isEqualTo(threads(2, 1));

        mark(outbound(3, 1, 3));
        assertThat(readThrough(10)).isEqualTo(threads(1, 2));
    }

    @Test
    void pagesReachTheEndWithoutRepeatOrGap() {
        markThreads(0, 1, 2, 3, 4, 5, 6);

        assertThat(readThrough(3)).isEqualTo(threads(7, 6, 5, 4, 3, 2, 1));
    }

    @Test
    void pagesReachTheEndThroughThreadsOfOneMoment() {
        markThreads(0, 0, 0, 0, 0, 0, 0);

        assertThat(readThrough(2)).isEqualTo(threads(7, 6, 5, 4, 3, 2, 1));
    }

    @Test
    void aFullLastPageHasNoNext() {
        markThreads(0, 1, 2, 3);

        var first = index.page(Optional.empty(), 2);
        var last = index.page(first.next(), 2);

        assertThat(first.next()).isPresent();
        assertThat(last.items()).hasSize(2);
        assertThat(last.next()).isEmpty();
    }

    /// Opens thread 1, 2, ... and marks each at its second.
    private void markThreads(int... seconds) {
        for (var i = 0; i < seconds.length; i++) {
            open(person(i), i + 1);
            mark(
                    Samples.outbound(i + 1)
                            .to(person(i))
                            .inThread(Samples.threadId(i + 1))
                            .at(Samples.second(seconds[i]))
                            .queued());
        }
    }

    private List<ThreadId> readThrough(int limit) {
        var read = new ArrayList<ThreadId>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            var page = index.page(cursor, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(thread -> read.add(thread.id()));
            cursor = page.next().map(Cursor::toString).map(Cursor::of);
        } while (cursor.isPresent());
        return read;
    }

    private static List<ThreadId> threads(Integer... numbers) {
        return List.of(numbers).stream().map(Samples::threadId).toList();
    }

    private MessageId lastOf(int thread) {
        return index.find(Samples.threadId(thread)).orElseThrow().lastMessage();
    }

    private ThreadId open(PhoneNumber person, int candidate) {
        return index.open(Samples.PRETRIAL, person, Samples.threadId(candidate));
    }

    private void mark(LiveMessage message) {
        index.mark(ThreadSummary.of(message));
    }

    private boolean marked(LiveMessage message) {
        mark(message);
        return true;
    }

    private static LiveMessage outbound(int number, int thread, int second) {
        return Samples.outbound(number)
                .inThread(Samples.threadId(thread))
                .at(Samples.second(second))
                .queued();
    }

    private static LiveMessage to(PhoneNumber person, int number, int thread) {
        return Samples.outbound(number).to(person).inThread(Samples.threadId(thread)).queued();
    }

    private static PhoneNumber person(int number) {
        return new PhoneNumber("+1702555%04d".formatted(number));
    }
}
