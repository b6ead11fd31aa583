package dev.duly.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.Appended;
import dev.duly.core.PortException;
import dev.duly.core.content.ContentRules;
import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.Ids;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.ChainHead;
import dev.duly.core.text.Encoding;
import dev.duly.core.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A template's life, from its author's first words to the text that is made of it.
class TemplatesTest {
    private static final TemplateName COURT = new TemplateName("court");
    private static final Actor LEAD = Actor.token("lead");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T17:00:00Z"));
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Ids ids = new Ids(clock, new Random(7));
    private final Templates templates =
            Templates.on(storage.templates(), storage.audit(), ids, clock);

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
    void aTextIsMadeInThePersonsLanguageElseInTheDepartments() {
        save(Language.ENGLISH, "Hello {{name}}");
        save(Language.SPANISH, "Hola {{name}}");

        assertThat(text(Optional.of(Language.of("es-MX")), Language.ENGLISH)).isEqualTo("Hola Ann");
        assertThat(text(Optional.of(Language.of("fr")), Language.SPANISH)).isEqualTo("Hola Ann");
        assertThat(text(Optional.empty(), Language.of("en-US"))).isEqualTo("Hello Ann");
        assertThat(render(Optional.of(Language.of("fr")), Language.of("vi"), Map.of("name", "Ann")))
                .isEqualTo(
                        new RenderTemplate.Result.NoTemplate(
                                "The template court is not written in fr or vi, only in en, es."));
    }

    @Test
    void whatDulyKnowsFillsGapsThatTheCallerLeavesOpen() {
        save(Language.ENGLISH, "{{agency}}: hello {{name}}");
        var known = Map.of("agency", "Pretrial", "phone", "555", "name", "somebody");

        assertThat(
                        templates
                                .render()
                                .render(
                                        new RenderTemplate.Request(
                                                COURT,
                                                Optional.empty(),
                                                Language.ENGLISH,
                                                Map.of("name", "Ann"),
                                                known)))
                .isInstanceOfSatisfying(
                        RenderTemplate.Result.Rendered.class,
                        rendered -> {
                            assertThat(rendered.text().value()).isEqualTo("Pretrial: hello Ann");
                            assertThat(rendered.ref()).hasToString("court/en/1");
                        });
    }

    @Test
    void aValueThatIsMissingAndOneForNoGapAreNamed() {
        save(Language.ENGLISH, "Hello {{name}}");

        assertThat(render(Optional.empty(), Language.ENGLISH, Map.of("nmae", "Ann")))
                .isInstanceOfSatisfying(
                        RenderTemplate.Result.Faulty.class,
                        faulty ->
                                assertThat(faulty.faults())
                                        .extracting(TemplateFault::field)
                                        .containsExactly("values.name", "values.nmae"));
    }

    @Test
    void noTextIsMadeOfWhatIsArchivedUntilItIsRestored() {
        save(Language.ENGLISH, "Hello {{name}}");
        save(Language.SPANISH, "Hola {{name}}");

        assertThat(templates.archive().archive(LEAD, COURT))
                .isInstanceOf(ShelvingResult.Changed.class);
        assertThat(templates.archive().archive(LEAD, COURT))
                .isInstanceOf(ShelvingResult.Unchanged.class);
        assertThat(render(Optional.empty(), Language.ENGLISH, Map.of("name", "Ann")))
                .isEqualTo(
                        new RenderTemplate.Result.NoTemplate(
                                "The template court is archived: restore it first."));
        assertThat(save(Language.ENGLISH, "Other"))
                .isEqualTo(new SaveTemplate.Result.Archived(COURT));
        assertThat(templates.read().list(LEAD, Optional.of(true), Optional.empty(), 10).items())
                .hasSize(2);

        templates.restore().restore(LEAD, COURT);

        assertThat(text(Optional.empty(), Language.ENGLISH)).isEqualTo("Hello Ann");
    }

    @Test
    void whatNobodyWroteIsNotFound() {
        assertThat(render(Optional.empty(), Language.ENGLISH, Map.of()))
                .isEqualTo(new RenderTemplate.Result.NoTemplate("There is no template court."));
        assertThat(templates.archive().archive(LEAD, COURT))
                .isEqualTo(new ShelvingResult.NotFound());
        assertThat(templates.read().one(LEAD, COURT, Optional.empty(), Optional.empty())).isEmpty();
        assertThat(templates.duplicate().duplicate(LEAD, COURT, new TemplateName("copy")))
                .isEqualTo(new DuplicateTemplate.Result.NotFound());
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
    void aPreviewCountsWithTheLongestLikelyValuesAndKeepsNothing() {
        var written =
                new PreviewTemplate.Source.Written(
                        Language.SPANISH, "{{name}}: ¿vendrá el {{date}}?", Map.of());

        assertThat(preview(written, Optional.empty()))
                .isInstanceOfSatisfying(
                        PreviewTemplate.Result.Previewed.class,
                        shown -> {
                            var appraisal = shown.preview().appraisal();
                            assertThat(appraisal.text())
                                    .isEqualTo(
                                            "Maximiliano Villanueva: ¿vendrá el miércoles 23 de"
                                                    + " septiembre?");
                            assertThat(appraisal.segments().encoding()).isEqualTo(Encoding.UCS_2);
                            assertThat(appraisal.costly())
                                    .extracting(CostlyCharacter::character)
                                    .containsExactly("á");
                        });
        assertThat(storage.templates().page(Optional.empty(), Optional.empty(), 10).items())
                .isEmpty();
    }

    @Test
    void aPreviewOfAKeptVersionTakesValuesAndAppliesTheContentRules() {
        save(Language.ENGLISH, "{{name}}: pay your debt at bit.ly/x");
        var kept = new PreviewTemplate.Source.Saved(COURT, Optional.empty(), Optional.of(1));

        assertThat(preview(kept, Optional.of(Map.of("name", "Ann"))))
                .isInstanceOfSatisfying(
                        PreviewTemplate.Result.Previewed.class,
                        shown -> {
                            assertThat(shown.preview().appraisal().text())
                                    .isEqualTo("Ann: pay your debt at bit.ly/x");
                            assertThat(shown.preview().findings())
                                    .extracting(finding -> finding.rule())
                                    .containsExactly("link.shortener", "collection.words");
                        });
        assertThat(preview(kept, Optional.of(Map.of())))
                .isInstanceOf(PreviewTemplate.Result.Faulty.class);
    }

    @Test
    void seedingGivesANewStoreAllOfThemAndNeverTouchesWhatIsThere() {
        assertThat(templates.seed().seed()).isEqualTo(16);
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

        assertThat(templates.seed().seed()).isEqualTo(14);
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

    private SaveTemplate.Result save(Language language, String body) {
        return save(language, body, Map.of());
    }

    private SaveTemplate.Result save(Language language, String body, Map<String, Integer> stated) {
        return templates.save().save(LEAD, request(COURT, language, body, stated));
    }

    private static SaveTemplate.Request request(String body, Optional<Integer> basedOn) {
        return new SaveTemplate.Request(
                COURT,
                Language.ENGLISH,
                body,
                Map.of(),
                basedOn,
                SaveTemplate.Mode.CREATE_OR_CHANGE);
    }

    private static SaveTemplate.Request request(
            TemplateName name, Language language, String body, Map<String, Integer> stated) {
        return new SaveTemplate.Request(
                name, language, body, stated, Optional.empty(), SaveTemplate.Mode.CREATE_OR_CHANGE);
    }

    private static SaveTemplate.Result.Saved saved(SaveTemplate.Result result) {
        assertThat(result).isInstanceOf(SaveTemplate.Result.Saved.class);
        return (SaveTemplate.Result.Saved) result;
    }

    private static List<String> faults(SaveTemplate.Result result) {
        assertThat(result).isInstanceOf(SaveTemplate.Result.Faulty.class);
        return ((SaveTemplate.Result.Faulty) result)
                .faults().stream().map(TemplateFault::sentence).toList();
    }

    private RenderTemplate.Result render(
            Optional<Language> persons, Language departments, Map<String, String> values) {
        return templates
                .render()
                .render(new RenderTemplate.Request(COURT, persons, departments, values, Map.of()));
    }

    private String text(Optional<Language> persons, Language departments) {
        var result = render(persons, departments, Map.of("name", "Ann"));
        assertThat(result).isInstanceOf(RenderTemplate.Result.Rendered.class);
        return ((RenderTemplate.Result.Rendered) result).text().value();
    }

    private PreviewTemplate.Result preview(
            PreviewTemplate.Source source, Optional<Map<String, String>> values) {
        return templates
                .preview()
                .preview(
                        LEAD,
                        new PreviewTemplate.Request(
                                source,
                                values,
                                Purpose.PAYMENT,
                                ContentRules.standard(),
                                Appraisal.USUAL_LIMIT));
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
