package dev.duly.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.Appended;
import dev.duly.core.PortException;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.ChainHead;
import dev.duly.core.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A template's life, from its author's first words to the archive.
class TemplatesTest extends TemplateCase {
    @Test
    void theFirstWordsAreVersionOneAndOtherWordsTheNext() {
        var first = saved(save(Language.ENGLISH, "Court is on {{date}}."));
        clock.advance(Duration.ofDays(1));
        var second = saved(save(Language.ENGLISH, "You have court on {{date}}."));

        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.template().ref()).hasToString("court/en/2");
        assertThat(second.template().createdAt()).isEqualTo(first.template().createdAt());
        assertThat(second.template().latest().by()).isEqualTo(LEAD);
        assertThat(templates.read().one(LEAD, COURT, Optional.empty(), Optional.of(1)))
                .hasValueSatisfying(shown ->
                        assertThat(shown.version().body().written())
                                .isEqualTo("Court is on {{date}}."));
    }

    @Test
    void theSameWordsMakeNoNewVersion() {
        save(Language.ENGLISH, "You're due on {{date}}.");

        assertThat(save(Language.ENGLISH, "You’re due on {{date}}."))
                .isInstanceOfSatisfying(
                        SaveTemplate.Result.Unchanged.class,
                        same -> assertThat(same.template().latest().number()).isEqualTo(1));
        assertThat(save(Language.ENGLISH, "You're due on {{date}}.", Map.of("date", 12)))
                .isInstanceOf(SaveTemplate.Result.Saved.class);
    }

    @Test
    void whatCannotBeATextOrStatesLengthsOfNoGapIsNotKept() {
        assertThat(faults(save(Language.ENGLISH, "On {{date")))
                .containsExactly("body has {{ that belongs to no gap: write a gap as {{name}}.");
        assertThat(faults(save(Language.ENGLISH, "On {{date}}", Map.of("dat", 5, "date", 0))))
                .containsExactlyInAnyOrder(
                        "gaps.dat is not a gap of this template, whose gaps are {{date}}.",
                        "gaps.date must be a length from 1 to 400.");
        assertThat(faults(save(Language.ENGLISH, "x".repeat(1_590) + "{{date}}")))
                .singleElement()
                .asString()
                .contains("at most 1,600 characters");
        assertThat(storage.templates().named(COURT)).isEmpty();
    }

    @Test
    void anAuthorWhoReadAnEarlierVersionIsTold() {
        save(Language.ENGLISH, "One");
        save(Language.ENGLISH, "Two");

        assertThat(templates.save().save(LEAD, request("Three", Optional.of(1))))
                .isInstanceOf(SaveTemplate.Result.Outdated.class);
        assertThat(templates.save().save(LEAD, request("Three", Optional.of(2))))
                .isInstanceOf(SaveTemplate.Result.Saved.class);
    }

    @Test
    void anAuthorLearnsWhichGapsTheOtherLanguageLacks() {
        save(Language.ENGLISH, "On {{date}}");

        assertThat(saved(save(Language.SPANISH, "A las {{time}}")).notes())
                .containsExactly(
                        "The gap {{time}} is missing in the language en: who gives a value for it is refused there.",
                        "The gap {{date}} of the language en is missing here: who gives a value for it is refused.");
    }

    @Test
    void aCopyStartsAnewWithTheLatestWordsInEveryLanguage() {
        save(Language.ENGLISH, "One");
        save(Language.ENGLISH, "Two {{room}}", Map.of("room", 3));
        save(Language.SPANISH, "Dos {{room}}");

        var result = templates.duplicate().duplicate(LEAD, COURT, new TemplateName("copy"));

        assertThat(((DuplicateTemplate.Result.Duplicated) result).copies())
                .extracting(copy -> copy.ref() + " " + copy.latest().body().written())
                .containsExactly("copy/en/1 Two {{room}}", "copy/es/1 Dos {{room}}");
        assertThat(templates.duplicate().duplicate(LEAD, COURT, new TemplateName("copy")))
                .isInstanceOf(DuplicateTemplate.Result.AlreadyThere.class);
    }

    @Test
    void seedingGivesANewStoreAllOfThemAndNeverTouchesWhatIsThere() {
        assertThat(templates.seed().seed()).isEqualTo(18);
        var reminder = new TemplateName("court-reminder");
        templates.archive().archive(LEAD, reminder);
        var kept = storage.templates().named(reminder);

        assertThat(templates.seed().seed()).isZero();
        assertThat(storage.templates().named(reminder)).isEqualTo(kept);
    }

    @Test
    void aNameThatTheAgencyUsedFirstStaysItsOwn() {
        var help = new TemplateName("help");
        templates.save().save(LEAD, request(help, Language.ENGLISH, "Our own", Map.of()));

        assertThat(templates.seed().seed()).isEqualTo(16);
        assertThat(storage.templates().named(help))
                .singleElement()
                .satisfies(one -> assertThat(one.latest().body().written()).isEqualTo("Our own"));
    }

    @Test
    void whoDidWhatIsAuditedWithoutTheWords() {
        save(Language.ENGLISH, "Secret {{name}}");
        save(Language.ENGLISH, "Secret two {{name}}");
        templates.archive().archive(LEAD, COURT);
        templates.restore().restore(LEAD, COURT);
        templates.duplicate().duplicate(LEAD, COURT, new TemplateName("copy"));
        templates.read().list(LEAD, Optional.empty(), Optional.empty(), 10);

        var events =
                storage.audit().read("templates", 0, 100).stream().map(AuditEntry::event).toList();
        assertThat(events)
                .extracting(AuditDraft::action)
                .containsExactly(
                        "template.created",
                        "template.changed",
                        "template.archived",
                        "template.restored",
                        "template.duplicated");
        assertThat(events).extracting(AuditDraft::actor).containsOnly(LEAD);
        assertThat(events.get(1).ids())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("template", "court", "language", "en", "version", "2"));
        assertThat(events.toString()).doesNotContain("Secret");
        assertThat(storage.audit().read("access", 0, 100))
                .extracting(entry -> entry.event().action())
                .containsExactly("templates.listed");
    }

    @Test
    void whatCannotBeAuditedIsNotWritten() {
        var unaudited = Templates.on(storage.templates(), new FullAudit(), ids, clock);

        assertThatThrownBy(() -> unaudited.save().save(LEAD, request("One", Optional.empty())))
                .isInstanceOf(PortException.class);
        assertThat(storage.templates().named(COURT)).isEmpty();
    }

    /// Takes nothing.
    private static final class FullAudit implements AuditLog {
        @Override
        public Appended append(AuditDraft event) {
            throw new PortException("AuditLog", PortException.Retry.WORTH_IT, "the disk is full");
        }

        @Override
        public ChainHead head(String stream) {
            return ChainHead.empty(stream);
        }

        @Override
        public List<ChainHead> heads() {
            return List.of();
        }

        @Override
        public List<AuditEntry> read(String stream, long sequence, int max) {
            return List.of();
        }
    }
}
