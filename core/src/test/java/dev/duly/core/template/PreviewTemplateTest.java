package dev.duly.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.text.Encoding;
import dev.duly.core.text.Language;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an author is shown before a text goes.
class PreviewTemplateTest extends TemplateCase {
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
}
