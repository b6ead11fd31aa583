package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.duly.core.Cursor;
import dev.duly.core.importing.HistoricText;
import dev.duly.core.importing.History;
import dev.duly.core.importing.Placing;
import dev.duly.core.message.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [History] promises.
public abstract class HistoryContract {
    /// A history of these texts alone.
    protected abstract History historyOf(List<HistoricText> texts);

    @Test
    void aHistoryOfNothingHasOneEmptyPage() {
        var history = historyOf(List.of());

        var page = history.page(Optional.empty(), 10);

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
        assertThat(history.about()).isZero();
        assertThat(history.nameless()).isZero();
    }

    @Test
    void aTextReadsBackAsItWasKept() {
        var kept = HistoricSample.out(1).failedBy("30003").about("CR-17", "P-3").text();
        var history = historyOf(List.of(kept));

        assertThat(history.page(Optional.empty(), 10).items()).containsExactly(kept);
        assertThat(history.about()).isEqualTo(1);
    }

    @Test
    void itIsSaidWhatHasNoDateAndWhatIsClosed() {
        var closed = HistoricSample.out(1).standing(HistoricText.Standing.CLOSED).text();
        var undated = HistoricSample.out(2).undated().text();
        var history = historyOf(List.of(closed, undated));

        assertThat(history.page(Optional.empty(), 10).items())
                .extracting(HistoricText::isDated, HistoricText::standing)
                .containsExactly(
                        tuple(false, HistoricText.Standing.OPEN),
                        tuple(true, HistoricText.Standing.CLOSED));
    }

    @Test
    void pagesGoFromTheGreatestIdToTheLeastWithoutRepeatOrGap() {
        var history =
                historyOf(
                        IntStream.rangeClosed(1, 7)
                                .mapToObj(number -> HistoricSample.out(number).text())
                                .toList());

        for (var limit = 1; limit <= 8; limit++) {
            assertThat(readThrough(history, limit))
                    .isEqualTo(
                            IntStream.rangeClosed(1, 7)
                                    .mapToObj(number -> Samples.messageId(8 - number))
                                    .toList());
        }
    }

    @Test
    void aPlacedTextSaysItsThreadAndDepartmentAndIsElseAsItWas() {
        var history = historyOf(List.of(HistoricSample.out(1).about("CR-17", "P-3").text()));
        var before = only(history);

        history.place(List.of(placing(1, 5)));

        var after = only(history);
        assertThat(after.message().belongs().threadId()).contains(Samples.threadId(5));
        assertThat(after.message().belongs().departmentId()).contains(Samples.PRETRIAL);
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("message.belongs.threadId", "message.belongs.departmentId")
                .isEqualTo(before);
    }

    @Test
    void whatStandsInAThreadStaysThere() {
        var history = historyOf(List.of(HistoricSample.out(1).text()));
        history.place(List.of(placing(1, 5)));

        history.place(List.of(placing(1, 6)));

        assertThat(only(history).message().belongs().threadId()).contains(Samples.threadId(5));
    }

    @Test
    void whatIsClosedOrNotThereStaysAsItIs() {
        var closed = HistoricSample.out(1).standing(HistoricText.Standing.CLOSED).text();
        var history = historyOf(List.of(closed));

        history.place(List.of(placing(1, 5), placing(2, 5)));
        history.place(List.of());

        assertThat(only(history)).isEqualTo(closed);
    }

    @Test
    void thePlaceThatWasKeptLastIsRememberedUntilThereIsNone() {
        var history = historyOf(List.of());
        assertThat(history.reached()).isEmpty();

        history.reach(Optional.of(cursor(2)));
        history.reach(Optional.of(cursor(1)));
        assertThat(history.reached()).contains(cursor(1));

        history.reach(Optional.empty());
        history.reach(Optional.empty());
        assertThat(history.reached()).isEmpty();
    }

    private static List<MessageId> readThrough(History history, int limit) {
        var read = new ArrayList<MessageId>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            var page = history.page(cursor, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(text -> read.add(text.message().id()));
            cursor = page.next();
        } while (cursor.isPresent());
        return read;
    }

    private static HistoricText only(History history) {
        return history.page(Optional.empty(), 10).items().getFirst();
    }

    private static Placing placing(int message, int thread) {
        return new Placing(Samples.messageId(message), Samples.PRETRIAL, Samples.threadId(thread));
    }

    private static Cursor cursor(int message) {
        return Cursor.after(Samples.messageId(message).value());
    }
}
