package dev.duly.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.text.Language;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What text is made of a template, and why none.
class RenderTemplateTest extends TemplateCase {
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
}
