package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.record.Actor;
import dev.duly.core.record.Audit;
import dev.duly.core.record.AuditAppend;
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

        assertThat(log.append(entry)).isEqualTo(AuditAppend.APPENDED);

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
    void anEntryThatFollowsAnOlderHeadFindsTheHeadMoved() {
        var late = AuditEntry.after(log.head(STREAM), event(STREAM, "late"));
        appendAll(STREAM, 1);
        var head = log.head(STREAM);

        assertThat(log.append(late)).isEqualTo(AuditAppend.HEAD_MOVED);
        assertThat(log.head(STREAM)).isEqualTo(head);
        assertThat(log.read(STREAM, 0, 10)).hasSize(1);
    }

    @Test
    void anEntryBeyondTheHeadIsNotAppended() {
        var first = AuditEntry.after(log.head(STREAM), event(STREAM, "first"));
        var second = AuditEntry.after(first.head(), event(STREAM, "second"));

        assertThat(log.append(second)).isEqualTo(AuditAppend.HEAD_MOVED);
        assertThat(log.read(STREAM, 0, 10)).isEmpty();
    }

    @Test
    void anEntryAtTheRightPlaceAfterAnotherHashIsNotAppended() {
        appendAll(STREAM, 1);
        var forged = new ChainHead(STREAM, 1, "f".repeat(64));

        assertThat(log.append(AuditEntry.after(forged, event(STREAM, "x"))))
                .isEqualTo(AuditAppend.HEAD_MOVED);
        assertThat(log.read(STREAM, 0, 10)).hasSize(1);
    }

    @Test
    void aKnownEntryIsAnsweredSoWhereverTheHeadIs() {
        var entry = AuditEntry.after(log.head(STREAM), event(STREAM, "e-0"));
        log.append(entry);
        assertThat(log.append(entry)).isEqualTo(AuditAppend.KNOWN);

        log.append(AuditEntry.after(log.head(STREAM), event(STREAM, "e-1")));
        var anew = AuditEntry.after(log.head(STREAM), event(STREAM, "e-0"));

        assertThat(log.append(entry)).isEqualTo(AuditAppend.KNOWN);
        assertThat(log.append(anew)).isEqualTo(AuditAppend.KNOWN);
        assertThat(log.read(STREAM, 0, 10)).hasSize(2).startsWith(entry);
    }

    @Test
    void twoStreamsMayHaveOneEntryId() {
        log.append(AuditEntry.after(log.head("access"), event("access", "e-0")));

        assertThat(log.append(AuditEntry.after(log.head(STREAM), event(STREAM, "e-0"))))
                .isEqualTo(AuditAppend.APPENDED);
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
    void ofTwoEntriesForOnePlaceExactlyOneIsAppended() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var head = log.head(STREAM);
            var one = AuditEntry.after(head, event(STREAM, "one-" + round));
            var other = AuditEntry.after(head, event(STREAM, "other-" + round));

            var answers = Race.between(() -> log.append(one), () -> log.append(other));

            assertThat(answers)
                    .containsExactlyInAnyOrder(AuditAppend.APPENDED, AuditAppend.HEAD_MOVED);
            assertThat(log.head(STREAM)).isIn(one.head(), other.head());
        }
    }

    @Test
    void whoeverReadsTheHeadAgainGetsIn() {
        var audit = new Audit(log);

        for (var round = 0; round < Race.ROUNDS; round++) {
            var one = event(STREAM, "one-" + round);
            var other = event(STREAM, "other-" + round);
            Race.between(() -> append(audit, one), () -> append(audit, other));
        }

        assertThat(log.head(STREAM).sequence()).isEqualTo(2L * Race.ROUNDS);
    }

    private static boolean append(Audit audit, AuditDraft event) {
        audit.append(event);
        return true;
    }

    private void appendAll(String stream, int entries) {
        for (var i = 0; i < entries; i++) {
            var entry = AuditEntry.after(log.head(stream), event(stream, "e-" + i));
            assertThat(log.append(entry)).isEqualTo(AuditAppend.APPENDED);
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
