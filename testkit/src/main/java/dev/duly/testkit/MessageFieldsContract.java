package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.message.Added;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Draft;
import dev.duly.core.message.GateResult;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.Media;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.Terms;
import dev.duly.core.message.Verdict;
import dev.duly.core.message.Wording;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.text.MessageText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That a store gives every field of a message back as it was.
abstract class MessageFieldsContract {
    private static final String ALL_SCRIPTS =
            "Señora, court is at 9:30 – bring \"ID\".\nمحكمة 法院 суд 👩🏽‍⚖️🏛️ \uD83D\uDE00 \\ %s ' \u2028";

    private static final Reason NIGHT =
            new Reason("quiet_hours", "It is night – there.", "Nothing.", Optional.empty());

    MessageStore store;

    /// A store without any message, of which each call gives another.
    protected abstract MessageStore emptyStore();

    @BeforeEach
    void openStore() {
        store = emptyStore();
    }

    @Test
    void aQueuedTextComesBackAsItWasKept() {
        var written = wholeDraft();

        var kept = kept(store.add(written));

        assertThat(kept.drained(0)).isEqualTo(written);
        assertThat(store.find(written.id())).contains(kept);
    }

    @Test
    void aTextWithoutAnyOptionalFieldComesBackAsItWasKept() {
        var written = Samples.outbound(1).queued();

        var kept = kept(store.add(written));

        assertThat(kept.drained(0)).isEqualTo(written);
        assertThat(store.find(written.id())).contains(kept);
    }

    @Test
    void aTextOfTheLargestSizeComesBackWhole() {
        var written = Samples.outbound(1).saying("🏛".repeat(MessageText.LONGEST / 2)).queued();

        var kept = kept(store.add(written));

        assertThat(store.find(written.id())).contains(kept);
        assertThat(kept.draft().text()).isEqualTo(written.draft().text());
    }

    @Test
    void everyPurposeComesBack() {
        var number = 1;
        for (var purpose : Purpose.values()) {
            var kept = kept(store.add(Samples.outbound(number++).about(purpose).queued()));

            assertThat(store.find(kept.id())).contains(kept);
            assertThat(kept.draft().purpose()).isEqualTo(purpose);
        }
    }

    @Test
    void aTextFromAPersonComesBackAsItWasKept() {
        var written =
                Samples.inbound(1)
                        .saying(ALL_SCRIPTS + "\u0000\u001F")
                        .with(
                                new Media("https://api.example/media/ME1", "image/jpeg"),
                                new Media("https://api.example/media/ME2", "text/x-vCard"))
                        .received();

        var kept = kept(store.add(written));

        assertThat(kept.drained(0)).isEqualTo(written);
        assertThat(store.find(written.id())).contains(kept);
    }

    @Test
    void aKeywordAndWhoAnswersItComeBack() {
        var written = Samples.inbound(1).saying(" stop ").received();
        assertThat(written.keyword()).isPresent();

        var kept = kept(store.add(written));

        assertThat(kept.drained(0)).isEqualTo(written);
        assertThat(store.find(written.id())).contains(kept);
    }

    @Test
    void aPictureWithoutWordsComesBackAsItWasKept() {
        var picture = new Media("https://api.example/media/ME1", "image/png");
        var written = Samples.inbound(1).saying("").with(picture).received();

        var kept = kept(store.add(written));

        assertThat(kept.drained(0)).isEqualTo(written);
        assertThat(store.find(written.id())).contains(kept);
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        var precise = Instant.parse("2026-11-23T17:00:00.123987654Z");
        var written = Samples.outbound(1).at(precise).due(precise.plusSeconds(1)).queued();

        store.add(written);

        var read = (OutboundMessage) store.find(written.id()).orElseThrow();
        assertThat(read.createdAt()).isEqualTo("2026-11-23T17:00:00.123Z");
        assertThat(read.dueAt()).isEqualTo("2026-11-23T17:00:01.123Z");
    }

    /// A text with all that it can have when it is first kept.
    static OutboundMessage wholeDraft() {
        var author = new Actor("token:console", Optional.of("cli root@desk7"));
        var draft =
                new Draft(
                        Optional.of(new IdempotencyKey("court-feed", "k/1?~")),
                        author,
                        Optional.of(new CaseId("CR-2026/№ 17 é")),
                        Optional.of(new ContactId("p-17#x")),
                        Samples.ANN,
                        new MessageText(ALL_SCRIPTS),
                        Samples.BAIL,
                        Purpose.CHECK_IN,
                        Optional.of(Samples.MORNING),
                        Optional.of(Samples.messageId(99)),
                        spanishCourtReminder(),
                        new Terms(
                                Optional.of(Samples.MORNING.plusSeconds(1)),
                                Optional.of(Samples.MORNING.plusSeconds(2)),
                                Optional.of(new Terms.Overriding("Juez: «urgente» 法院"))));
        return OutboundMessage.accepted(
                Samples.messageId(1),
                draft,
                Samples.threadId(1),
                Samples.ACCOUNT,
                new Decision(everyVerdict()),
                Samples.salt(1),
                Samples.second(7200),
                new StateChange(
                        MessageState.QUEUED,
                        Samples.second(1),
                        Optional.empty(),
                        author,
                        0,
                        Optional.of(NIGHT)));
    }

    private static Wording spanishCourtReminder() {
        return new Wording(
                Optional.of(new Wording.TemplateUse("court-reminder", "es-MX", 7)),
                Wording.asked("court-reminder", Optional.of("es"), Map.of("date", "lunes")));
    }

    private static List<GateResult> everyVerdict() {
        var no = new Reason("opted_out", "«STOP» 🛑", "Call instead.", Optional.of(21610));
        return List.of(
                new GateResult("consent", "47 CFR 64.1200", new Verdict.Allow()),
                new GateResult(
                        "quiet_hours",
                        "agency rule 3",
                        new Verdict.Hold(Samples.second(3600), NIGHT)),
                new GateResult("schedule", "sender", new Verdict.Expire(NIGHT)),
                new GateResult("frequency_cap", "policy", Verdict.Allow.because(NIGHT)),
                new GateResult("number", "setting", new Verdict.Refuse(no)));
    }

    static <M extends LiveMessage> M kept(Added<M> added) {
        assertThat(added).isInstanceOf(Added.Kept.class);
        return switch (added) {
            case Added.Kept<M>(var message) -> message;
            case Added.Known<M>(var earlier) -> earlier;
        };
    }

    static OutboundMessage kept(Replaced replaced) {
        if (replaced instanceof Replaced.Kept(var message)) {
            return message;
        }
        throw new AssertionError("not kept: " + replaced);
    }
}
