package dev.duly.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.content.ContentRules;
import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.Ids;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A store without templates, and what a test says to it.
abstract class TemplateCase {
    static final TemplateName COURT = new TemplateName("court");
    static final Actor LEAD = Actor.token("lead");

    final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T17:00:00Z"));
    final InMemoryStorage storage = new InMemoryStorage();
    final Ids ids = new Ids(clock, new Random(7));
    final Templates templates = Templates.on(storage.templates(), storage.audit(), ids, clock);

    SaveTemplate.Result save(Language language, String body) {
        return save(language, body, Map.of());
    }

    SaveTemplate.Result save(Language language, String body, Map<String, Integer> stated) {
        return templates.save().save(LEAD, request(COURT, language, body, stated));
    }

    static SaveTemplate.Request request(String body, Optional<Integer> basedOn) {
        return new SaveTemplate.Request(
                COURT,
                Language.ENGLISH,
                body,
                Map.of(),
                basedOn,
                SaveTemplate.Mode.CREATE_OR_CHANGE);
    }

    static SaveTemplate.Request request(
            TemplateName name, Language language, String body, Map<String, Integer> stated) {
        return new SaveTemplate.Request(
                name, language, body, stated, Optional.empty(), SaveTemplate.Mode.CREATE_OR_CHANGE);
    }

    static SaveTemplate.Result.Saved saved(SaveTemplate.Result result) {
        assertThat(result).isInstanceOf(SaveTemplate.Result.Saved.class);
        return (SaveTemplate.Result.Saved) result;
    }

    static List<String> faults(SaveTemplate.Result result) {
        assertThat(result).isInstanceOf(SaveTemplate.Result.Faulty.class);
        return ((SaveTemplate.Result.Faulty) result)
                .faults().stream().map(TemplateFault::sentence).toList();
    }

    RenderTemplate.Result render(
            Optional<Language> persons, Language departments, Map<String, String> values) {
        return templates
                .render()
                .render(new RenderTemplate.Request(COURT, persons, departments, values, Map.of()));
    }

    String text(Optional<Language> persons, Language departments) {
        var result = render(persons, departments, Map.of("name", "Ann"));
        assertThat(result).isInstanceOf(RenderTemplate.Result.Rendered.class);
        return ((RenderTemplate.Result.Rendered) result).text().value();
    }

    PreviewTemplate.Result preview(
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
}
