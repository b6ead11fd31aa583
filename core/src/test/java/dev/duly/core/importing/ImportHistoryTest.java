package dev.duly.core.importing;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.duly.core.World;
import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.importing.OldTexts.Text;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.record.Actor;
import dev.duly.core.thread.ThreadSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an import makes of texts.
class ImportHistoryTest {
    private static final String ANN = "(702) 555-0142";
    private static final String BOB = "702.555.0143";
    private static final Actor BY = Actor.token("admin");

    private final World world = new World(World.OURS);
    private final OldTexts old = new OldTexts();
    private final Instant now = world.clock.instant();

    @Test
    void textsOfOneNumberStandInOneThreadWithTheLatestMarked() {
        var first = old.keep(day(-3), Text.out(ANN));
        var last = old.keep(day(-1), Text.in("+1 702 555 0142", "ok"));
        old.keep(day(-2), Text.out(BOB));

        var tally = run();

        assertThat(thread(last)).isEqualTo(thread(first));
        assertThat(threads())
                .extracting(ThreadSummary::person, ThreadSummary::lastMessage)
                .containsExactlyInAnyOrder(
                        tuple(World.ANN, last),
                        tuple(World.BOB, threads().getLast().lastMessage()));
        assertThat(tally.texts()).isEqualTo(3);
        assertThat(tally.placed()).isEqualTo(3);
        assertThat(tally.conversations()).isEqualTo(2);
        assertThat(tally.odd()).isEmpty();
    }

    @Test
    void aLiveThreadTakesItsHistoryInAndKeepsItsLatestText() {
        var live = world.accept(World.draft(World.ANN, "Court is Monday."));
        var historic = old.keep(day(-3), Text.out(ANN));

        run();

        assertThat(thread(historic)).contains(world.text(live).threadId());
        assertThat(threads()).extracting(ThreadSummary::lastMessage).containsExactly(live);
    }

    @Test
    void aDateInTheFutureHoldsNoThreadAgainstWhatComes() {
        old.keep(day(-3), day(9_000), Text.out(ANN));

        var tally = run();
        var live = world.accept(World.draft(World.ANN, "Court is Monday."));

        assertThat(threads()).extracting(ThreadSummary::lastMessage).containsExactly(live);
        assertThat(tally.odd()).containsOnlyKeys(Oddity.DATE);
    }

    @Test
    void aContactHasTheNumberThatWasUsedLast() {
        old.keep(day(-3), Text.out(ANN).about(Optional.of("C-17"), Optional.of("P-3")));
        old.keep(day(-1), Text.out(BOB).about(Optional.of("C-17"), Optional.of("P-3")));
        old.keep(day(-1), Text.out(ANN).about(Optional.of("C-18"), Optional.empty()));
        old.keep(day(-1), Text.out(ANN).about(Optional.of("x"), Optional.of("no id")));

        var tally = run();

        assertThat(contact("P-3").phone()).isEqualTo(World.BOB);
        assertThat(contact("P-3").caseId()).contains(new CaseId("C-17"));
        assertThat(contact("C-18").phone()).isEqualTo(World.ANN);
        assertThat(tally.contacts()).isEqualTo(2);
    }

    @Test
    void aContactThatExistsStaysAsItIs() {
        var known =
                new Contact(
                        new ContactId("P-3"),
                        0,
                        World.PRETRIAL,
                        Optional.empty(),
                        "Ann Núñez",
                        World.ANN,
                        Optional.of("es"),
                        Optional.empty(),
                        Optional.empty());
        world.storage.contacts().save(known);
        old.keep(day(-1), Text.out(BOB).about(Optional.of("C-17"), Optional.of("P-3")));

        assertThat(run().contacts()).isZero();

        assertThat(contact("P-3")).isEqualTo(known);
    }

    @Test
    void whatIsOddIsCountedWithExamples() {
        var nowhere = old.keep(day(-1), Text.out(ANN).odd(none(), words(), "sent", true));
        var lost = old.keep(day(-1), Text.in("unknown", "STOP"));
        var wordless = old.keep(day(-1), Text.out(ANN).odd(out(), none(), "sent", true));
        var exploded = old.keep(day(-1), Text.out(ANN).odd(out(), words(), "exploded", true));
        var undated = old.keep(day(-1), Text.out(ANN).odd(out(), words(), "sent", false));
        var closed = old.keep(day(-1), Text.out(ANN).standing(HistoricText.Standing.CLOSED));
        var twice =
                old.keep(day(-1), Text.in(BOB, "STOP").standing(HistoricText.Standing.KEPT_TOO));
        var unclear = old.keep(day(-1), Text.in(BOB, "do not text me before 8"));

        assertThat(examples(run()))
                .isEqualTo(
                        Map.of(
                                Oddity.DIRECTION, List.of(nowhere),
                                Oddity.NUMBER, List.of(lost),
                                Oddity.OPT_OUT_LOST, List.of(lost),
                                Oddity.BODY, List.of(wordless),
                                Oddity.STATUS, List.of(exploded),
                                Oddity.DATE, List.of(undated),
                                Oddity.CLOSED, List.of(closed),
                                Oddity.KEPT_BY_DULY, List.of(twice),
                                Oddity.UNCLEAR, List.of(unclear)));
        assertThat(world.consentOf(World.BOB)).isEmpty();
        assertThat(thread(closed)).isEmpty();
        assertThat(thread(twice)).isEmpty();
    }

    @Test
    void manyOddOnesAreCountedAndAFewNamed() {
        for (var text = 0; text < 12; text++) {
            old.keep(day(-1), Text.out("n/a"));
        }

        assertThat(run().odd())
                .hasEntrySatisfying(
                        Oddity.NUMBER,
                        odd -> {
                            assertThat(odd.count()).isEqualTo(12);
                            assertThat(odd.examples()).hasSize(5);
                        });
    }

    @Test
    void historyIsNeverSent() {
        old.keep(day(-1), Text.out(ANN).odd(out(), Optional.of("Call us."), "queued", true));

        run();
        world.clock.advance(Duration.ofDays(1));
        world.duly.sweepStuck().runOnce(100);
        world.duly.sendWorker().runOnce(10);

        assertThat(world.outbound()).isEmpty();
    }

    private ImportTally run() {
        return importing().run(old.kept, BY, Optional.empty(), _ -> {});
    }

    private ImportHistory importing() {
        return world.duly.importHistory();
    }

    private Instant day(int number) {
        return now.plus(Duration.ofDays(number));
    }

    private Contact contact(String id) {
        return world.storage.contacts().find(new ContactId(id)).orElseThrow();
    }

    private Optional<ThreadId> thread(MessageId id) {
        return old.kept.find(id).message().belongs().threadId();
    }

    private List<ThreadSummary> threads() {
        return world.storage.threads().page(Optional.empty(), 1_000).items();
    }

    private static Map<Oddity, List<MessageId>> examples(ImportTally tally) {
        return tally.odd().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().examples()));
    }

    private static Optional<Direction> out() {
        return Optional.of(Direction.OUT);
    }

    private static Optional<String> words() {
        return Optional.of("See you at 9.");
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
