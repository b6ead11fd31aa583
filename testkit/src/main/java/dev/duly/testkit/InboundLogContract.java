package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Appended;
import dev.duly.core.message.Media;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.receiving.InboundText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [InboundLog] promises.
public abstract class InboundLogContract {
    private InboundLog log;

    /// A log without any text, of which each call gives another.
    protected abstract InboundLog emptyLog();

    @BeforeEach
    void openLog() {
        log = emptyLog();
    }

    @Test
    void anEmptyLogHasNothingToProcess() {
        assertThat(log.unprocessed(10)).isEmpty();
    }

    @Test
    void inAnEmptyLogNothingEverCame() {
        assertThat(log.latestArrival()).isEmpty();
    }

    @Test
    void theLatestArrivalIsThatOfAnyTextByOurClockToTheMillisecond() {
        var processed = Samples.inbound(1).at(Samples.second(5).plusNanos(987_654)).raw();
        log.append(processed);
        log.processed(processed);
        assertThat(log.latestArrival()).contains(Samples.second(5));

        log.append(Samples.inbound(2).at(Samples.second(3)).raw());
        log.append(Samples.inbound(3).postedAs(1).at(Samples.second(60)).raw());
        assertThat(log.latestArrival()).contains(Samples.second(5));

        log.append(Samples.inbound(4).at(Samples.second(7)).on(Samples.OTHER_ACCOUNT).raw());
        assertThat(log.latestArrival()).contains(Samples.second(7));
    }

    @Test
    void everyFieldComesBackAsItWasPosted() {
        var body = "Señora – 法院 👩🏽‍⚖️ \"quoted\" \\ \r\n\u0000 stop ";
        var raw = new LinkedHashMap<String, String>();
        raw.put("SmsSid", "SM1");
        raw.put("Body", body);
        raw.put("AccountSid", "");
        raw.put("A", "out of the alphabet's order");
        var text =
                new InboundText(
                        Samples.ACCOUNT,
                        Samples.providerId(1),
                        Samples.ANN,
                        Samples.OFFICE,
                        Optional.of("MG" + "0".repeat(32)),
                        body,
                        List.of(
                                new Media("https://api.example/media/ME1", "image/jpeg"),
                                new Media("https://api.example/media/ME2", "text/x-vCard")),
                        Optional.of("STOP"),
                        InboundText.Arrival.FETCHED,
                        Samples.second(1).plusNanos(987_654),
                        Optional.of(Samples.second(0).plusNanos(987_654)),
                        raw);

        assertThat(log.append(text)).isEqualTo(Appended.NEW);

        var read = log.unprocessed(10).getFirst();
        assertThat(read).isEqualTo(text);
        assertThat(read.raw().keySet()).containsExactlyElementsOf(raw.keySet());
        assertThat(read.receivedAt()).isEqualTo("2026-11-23T17:00:01.123Z");
    }

    @Test
    void aTextWithoutWordsOrAnyOptionalFieldComesBackAsItWasPosted() {
        var text = Samples.inbound(1).saying("").raw();

        log.append(text);

        assertThat(log.unprocessed(10)).containsExactly(text);
    }

    @Test
    void howEachTextArrivedComesBack() {
        var posted = Samples.inbound(1).raw();
        var fetched = Samples.inbound(2).fetched(Samples.second(-60));
        log.append(posted);
        log.append(fetched);

        assertThat(log.unprocessed(10)).containsExactly(posted, fetched);
        assertThat(log.unprocessed(10))
                .extracting(InboundText::countsFrom)
                .containsExactly(Samples.second(1), Samples.second(-60));
        assertThat(log.latestArrival()).contains(Samples.second(2));
    }

    @Test
    void aRepeatIsKeptOnceWhateverElseDiffers() {
        var first = Samples.inbound(1).raw();
        log.append(first);

        assertThat(log.append(first)).isEqualTo(Appended.REPEATED);
        assertThat(log.append(Samples.inbound(2).postedAs(1).raw())).isEqualTo(Appended.REPEATED);
        assertThat(log.unprocessed(10)).containsExactly(first);
    }

    @Test
    void anotherAccountOrIdIsAnotherText() {
        var first = Samples.inbound(1).raw();
        var elsewhere = Samples.inbound(1).at(Samples.second(2)).on(Samples.OTHER_ACCOUNT).raw();
        var next = Samples.inbound(3).raw();
        log.append(first);

        assertThat(log.append(elsewhere)).isEqualTo(Appended.NEW);
        assertThat(log.append(next)).isEqualTo(Appended.NEW);
        assertThat(log.unprocessed(10)).containsExactly(first, elsewhere, next);
    }

    @Test
    void theOldestIsListedFirstAndNoMoreThanAskedFor() {
        var texts =
                List.of(
                        Samples.inbound(4).at(Samples.second(1)).raw(),
                        Samples.inbound(3).at(Samples.second(2)).raw(),
                        Samples.inbound(2).at(Samples.second(3)).raw());
        texts.forEach(log::append);

        assertThat(log.unprocessed(10)).isEqualTo(texts);
        assertThat(log.unprocessed(2)).isEqualTo(texts.subList(0, 2));
    }

    @Test
    void aProcessedTextIsListedNoMore() {
        var first = Samples.inbound(1).raw();
        var second = Samples.inbound(2).raw();
        log.append(first);
        log.append(second);

        log.processed(first);

        assertThat(log.unprocessed(10)).containsExactly(second);
    }

    @Test
    void notingItAgainChangesNothing() {
        var text = Samples.inbound(1).raw();
        log.append(text);

        log.processed(text);
        log.processed(text);

        assertThat(log.unprocessed(10)).isEmpty();
    }

    @Test
    void aTextPostedAgainAfterItWasProcessedStaysProcessed() {
        var text = Samples.inbound(1).raw();
        log.append(text);
        log.processed(text);

        assertThat(log.append(text)).isEqualTo(Appended.REPEATED);
        assertThat(log.unprocessed(10)).isEmpty();
    }

    @Test
    void oneAccountsTextIsNotProcessedWithAnothers() {
        var text = Samples.inbound(1).raw();
        var elsewhere = Samples.inbound(1).on(Samples.OTHER_ACCOUNT).raw();
        log.append(text);
        log.append(elsewhere);

        log.processed(text);

        assertThat(log.unprocessed(10)).containsExactly(elsewhere);
    }

    @Test
    void ofTwoPostsOfOneTextExactlyOneIsNew() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var text = Samples.inbound(round).raw();

            var answers = Race.between(() -> log.append(text), () -> log.append(text));

            assertThat(answers).containsExactlyInAnyOrder(Appended.NEW, Appended.REPEATED);
            assertThat(log.unprocessed(100)).hasSize(round + 1);
        }
    }
}
