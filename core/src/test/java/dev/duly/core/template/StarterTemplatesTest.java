package dev.duly.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.content.ContentRules;
import dev.duly.core.content.RequiredWords;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.text.Encoding;
import dev.duly.core.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The templates that Duly brings are what a text from a court should be.
class StarterTemplatesTest {
    private static final int MOST_SEGMENTS = 2;

    /// As long as values get, written by hand and not taken from the code under test.
    private static final Map<String, String> ENGLISH =
            Map.of(
                    "agency", "Clark County Pretrial Services",
                    "firstName", "Christopher",
                    "date", "Wednesday, September 30",
                    "time", "10:30 AM",
                    "place", "Justice Center, 200 Lewis Ave, Room 14C",
                    "phone", "(702) 555-0142",
                    "amount", "$12,500.00",
                    "link", "https://pay.clarkcountycourts.us/8F3K2",
                    "officer", "Officer Montgomery");

    private static final Map<String, String> SPANISH =
            Map.of(
                    "agency", "Clark County Pretrial Services",
                    "firstName", "Maximiliano",
                    "date", "miércoles 30 de septiembre",
                    "time", "10:30 a.m.",
                    "place", "Justice Center, 200 Lewis Ave, sala 14C",
                    "phone", "(702) 555-0142",
                    "amount", "$12,500.00",
                    "link", "https://pay.clarkcountycourts.us/8F3K2",
                    "officer", "Oficial Montgomery");

    @Test
    void thereAreEightOfThemInBothLanguages() {
        assertThat(StarterTemplates.all().keySet())
                .extracting(TemplateName::value)
                .containsExactly(
                        "court-reminder",
                        "payment-due",
                        "missed-check-in",
                        "check-in-reminder",
                        "first-contact",
                        "opt-out-confirmation",
                        "help",
                        "opt-in-confirmation",
                        "opt-in-question");
        assertThat(StarterTemplates.all().values())
                .allSatisfy(wordings ->
                        assertThat(wordings)
                                .extracting(Wording::language)
                                .containsExactly(Language.ENGLISH, Language.SPANISH));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wordings")
    void withTheLongestValuesItHasTwoSegmentsOfGsm7AtMost(
            TemplateName name, Language language, Wording wording) {
        var appraisal = Appraisal.of(rendered(wording), MOST_SEGMENTS, false);

        assertThat(appraisal.segments().encoding()).isEqualTo(Encoding.GSM_7);
        assertThat(appraisal.segments().count())
                .as("%s: %s", name, appraisal.segments())
                .isLessThanOrEqualTo(MOST_SEGMENTS);
        assertThat(Appraisal.of(wording.longest(), MOST_SEGMENTS, true).exceedsLimit()).isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wordings")
    void itNamesTheAgencyAndKeepsToTheContentRulesOfItsPurpose(
            TemplateName name, Language language, Wording wording) {
        var text = rendered(wording);

        assertThat(RequiredWords.missingAgency(text, "Clark County Pretrial Services")).isEmpty();
        assertThat(ContentRules.standard().check(text, purpose(name))).isEmpty();
        assertThat(wording.gaps()).allSatisfy(gap -> assertThat(gap.known()).isPresent());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wordings")
    void bothLanguagesHaveTheSameGaps(TemplateName name, Language language, Wording wording) {
        assertThat(StarterTemplates.all().get(name))
                .allSatisfy(other ->
                        assertThat(other.body().gaps())
                                .containsExactlyInAnyOrderElementsOf(wording.body().gaps()));
    }

    @Test
    void theFirstContactAndTheAnswersSayHowToStop() {
        for (var name :
                new String[] {"first-contact", "help", "opt-in-confirmation", "opt-in-question"}) {
            assertThat(StarterTemplates.all().get(new TemplateName(name)))
                    .allSatisfy(wording ->
                            assertThat(RequiredWords.missingStop(rendered(wording))).isEmpty());
        }
    }

    @Test
    void theCourtReminderHasWhatTrialsFoundToWork() {
        for (var wording : wordingsOf("court-reminder")) {
            assertThat(wording.body().gaps())
                    .contains("agency", "firstName", "date", "time", "place", "phone");
            assertThat(rendered(wording)).containsAnyOf("arrest", "arresto").contains("?");
        }
    }

    static Stream<Arguments> wordings() {
        return StarterTemplates.all().entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream()
                                .map(wording ->
                                        Arguments.of(entry.getKey(), wording.language(), wording)));
    }

    private static List<Wording> wordingsOf(String name) {
        return Objects.requireNonNull(StarterTemplates.all().get(new TemplateName(name)));
    }

    private static String rendered(Wording wording) {
        var values = new TreeMap<>(wording.language().equals(Language.SPANISH) ? SPANISH : ENGLISH);
        values.keySet().retainAll(wording.body().gaps());
        var rendering = Rendering.of(wording.body(), wording.gaps(), values);
        assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
        return ((Rendering.Rendered) rendering).text().value();
    }

    private static Purpose purpose(TemplateName name) {
        return switch (name.value()) {
            case "court-reminder" -> Purpose.COURT;
            case "payment-due" -> Purpose.PAYMENT;
            case "missed-check-in", "check-in-reminder" -> Purpose.CHECK_IN;
            case "first-contact" -> Purpose.NOTICE;
            default -> Purpose.CONSENT;
        };
    }
}
