package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Appended;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.ChainHead;
import dev.duly.core.record.Commitment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [AuditLog] promises.
public abstract class AuditLogContract {
    private static final String STREAM = "thread:" + Samples.threadId(1);

    private AuditLog log;

    /// A log without any entry, of which each call gives another.
    protected abstract AuditLog emptyLog();

    @BeforeEach
    void openLog() {
        log = emptyLog();
    }

    @Test
    void aStreamWithoutEntriesHasAnEmptyHead() {
        assertThat(log.head(STREAM)).isEqualTo(ChainHead.empty(STREAM));
        assertThat(log.read(STREAM, 0, 10)).isEmpty();
        assertThat(log.heads()).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasWritten() {
        var actor = new Actor("token:console", Optional.of("cli root@desk7 «é» 🏛"));
        var ids = new TreeMap<>(Map.of("message", "1", "case", "CR-2026/№ 17 \"x\" \\", "a", ""));
        var text = Commitment.to(Samples.salt(1), "text", "words");
        var event =
                new AuditDraft(
                        "m1:0",
                        STREAM,
                        Samples.MORNING.plusNanos(987_654),
                        actor,
                        "message.sent",
                        ids,
                        new TreeMap<>(Map.of("text", text)));
        var entry = AuditEntry.after(log.head(STREAM), event);

        assertThat(log.append(event)).isEqualTo(Appended.NEW);

        assertThat(log.read(STREAM, 0, 10)).containsExactly(entry);
        assertThat(log.head(STREAM)).isEqualTo(entry.head());
    }

    @Test
    void whatIsReadIsAWholeChain() {
        var head = ChainHead.empty(STREAM);
        appendAll(STREAM, 5);

        for (var entry : log.read(STREAM, 0, 10)) {
            assertThat(entry.follows(head)).isTrue();
            head = entry.head();
        }

        assertThat(head.sequence()).isEqualTo(5);
        assertThat(log.head(STREAM)).isEqualTo(head);
    }

    @Test
    void aKnownEntryChangesNothingWhateverElseDiffers() {
        log.append(event(STREAM, "e-0"));
        log.append(event(STREAM, "e-1"));
        var before = log.read(STREAM, 0, 10);

        assertThat(log.append(event(STREAM, "e-0"))).isEqualTo(Appended.REPEATED);
        var other =
                new AuditDraft(
                        "e-0",
                        STREAM,
                        Samples.MORNING.plusSeconds(9),
                        Actor.CLIENT,
                        "message.read",
                        new TreeMap<>(),
                        new TreeMap<>());
        assertThat(log.append(other)).isEqualTo(Appended.REPEATED);

        assertThat(log.read(STREAM, 0, 10)).isEqualTo(before);
    }

    @Test
    void twoStreamsMayHaveOneEntryId() {
        log.append(event("access", "e-0"));

        assertThat(log.append(event(STREAM, "e-0"))).isEqualTo(Appended.NEW);
    }

    @Test
    void headsAreThoseOfAllStreamsByStream() {
        appendAll("thread:b", 2);
        appendAll("access", 1);
        appendAll("thread:a", 3);

        assertThat(log.heads())
                .containsExactly(log.head("access"), log.head("thread:a"), log.head("thread:b"));
        assertThat(log.heads().stream().map(ChainHead::sequence)).containsExactly(1L, 3L, 2L);
    }

    @Test
    void readingGoesOnAfterASequenceToTheEndWithoutRepeatOrGap() {
        appendAll(STREAM, 7);
        appendAll("access", 2);

        var read = new ArrayList<AuditEntry>();
        List<AuditEntry> part;
        do {
            part = log.read(STREAM, read.size(), 3);
            assertThat(part).hasSizeLessThanOrEqualTo(3);
            read.addAll(part);
        } while (!part.isEmpty());

        assertThat(read.stream().map(AuditEntry::sequence))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(read).allMatch(entry -> entry.event().stream().equals(STREAM));
    }

    @Test
    void ofTwoAtOnceEachGetsAPlaceOfItsOwn() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var one = event(STREAM, "one-" + round);
            var other = event(STREAM, "other-" + round);

            var answers = Race.between(() -> log.append(one), () -> log.append(other));

            assertThat(answers).containsExactly(Appended.NEW, Appended.NEW);
        }
        assertThat(chainLength()).isEqualTo(2L * Race.ROUNDS);
    }

    @Test
    void ofTwoWithOneIdExactlyOneIsAppended() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var event = event(STREAM, "e-" + round);

            var answers = Race.between(() -> log.append(event), () -> log.append(event));

            assertThat(answers).containsExactlyInAnyOrder(Appended.NEW, Appended.REPEATED);
        }
        assertThat(chainLength()).isEqualTo(Race.ROUNDS);
    }

    @Test
    void manyAtOnceOnOneStreamAllGetIn() throws InterruptedException {
        var threads =
                IntStream.range(0, 50)
                        .mapToObj(writer ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            for (var i = 0; i < 10; i++) {
                                                log.append(event(STREAM, writer + "-" + i));
                                            }
                                        }))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(chainLength()).isEqualTo(500);
    }

    /// The length of the stream's chain, every link of which is checked.
    private long chainLength() {
        var head = ChainHead.empty(STREAM);
        for (var entry : log.read(STREAM, 0, 1_000)) {
            assertThat(entry.follows(head)).isTrue();
            head = entry.head();
        }
        assertThat(log.head(STREAM)).isEqualTo(head);
        return head.sequence();
    }

    private void appendAll(String stream, int entries) {
        for (var i = 0; i < entries; i++) {
            assertThat(log.append(event(stream, "e-" + i))).isEqualTo(Appended.NEW);
        }
    }

    private static AuditDraft event(String stream, String entryId) {
        return AuditDraft.of(
                entryId,
                stream,
                Samples.MORNING,
                Actor.SYSTEM,
                "thread.read",
                Map.of("thread", "1"));
    }
}
