package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a text means for consent, asked where there is no data folder.
class ClassifyTest {
    private static final String FRENCH =
            """
            language: fr
            version: 1
            source: county counsel
            from: 2026-01-01
            [opt-out strong]
            arrêt~
            """;

    private final TestSurroundings terminal =
            TestSurroundings.with(Map.of("DULY_DATA_DIR", "/nonexistent/duly"));

    @ParameterizedTest
    @CsvSource({
        "STOP, opt_out, exact_keyword, exact.en.stop",
        "STOP texting me, opt_out, leading_keyword, leading.en.stop",
        "ya no me escriba, opt_out, phrase, phrase.es.no-escriba",
        "don't text me before 8, unclear, review, limited.en.not-me",
        "bus stop, none, none, none",
        "START, opt_in, exact_keyword, opt_in.en.start",
        "AYUDA, help, exact_keyword, help.es.ayuda"
    })
    void tierAndRuleAreTold(String text, String means, String tier, String rule) {
        var answer = classified(text);

        assertThat(answer.path("means").asString()).isEqualTo(means);
        assertThat(answer.path("tier").asString()).isEqualTo(tier);
        assertThat(answer.path("rule").asString()).isEqualTo(rule);
        assertThat(answer.path("suppresses").asBoolean()).isEqualTo(means.equals("opt_out"));
        assertThat(answer.path("words").asString()).contains("en 20", "es 20");
    }

    @Test
    void aWrongNumberForbidsDisclosure() {
        var answer = classified("número equivocado");

        assertThat(answer.path("tier").asString()).isEqualTo("wrong_number");
        assertThat(answer.path("opensReview").asBoolean()).isTrue();
        assertThat(answer.path("forbidsDisclosure").asBoolean()).isTrue();
    }

    @Test
    void cancelSaysThatTheAppointmentMayHaveBeenMeant() {
        assertThat(terminal.run("classify", "CANCEL")).isZero();

        assertThat(terminal.printed())
                .contains("opt_out", "exact.en.cancel", "The appointment may have been meant");
    }

    @Test
    void yesIsAnOptInOnlyWhenOneIsWaitedFor() {
        assertThat(classified("YES").path("means").asString()).isEqualTo("none");
        assertThat(classified("YES", "--double-opt-in").path("means").asString())
                .isEqualTo("opt_in");
    }

    @Test
    void anAgencysOwnWordsAreReadToo(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("french.txt"), FRENCH);

        var answer = classified("Arrêt!", Map.of("DULY_REVOCATION_WORDS", folder.toString()));

        assertThat(answer.path("rule").asString()).isEqualTo("exact.fr.arret");
        assertThat(answer.path("words").asString()).contains("en 20", "fr 1");
        assertThat(classified("Arrêt!").path("rule").asString()).isEqualTo("none");
    }

    @Test
    void aListThatCannotBeReadIsNamedWithLineAndRule(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("french.txt"), FRENCH + "[phrase]\nplus: @rien\n");
        var asked = TestSurroundings.with(Map.of("DULY_REVOCATION_WORDS", folder.toString()));

        assertThat(asked.run("classify", "STOP")).isNotZero();
        assertThat(asked.complained())
                .contains("DULY_REVOCATION_WORDS", "french.txt, line 8", "phrase.fr.plus", "rien");
    }

    private JsonNode classified(String text, String... more) {
        return classified(text, Map.of(), more);
    }

    private JsonNode classified(String text, Map<String, String> environment, String... more) {
        var whole = new HashMap<>(environment);
        whole.put("DULY_DATA_DIR", "/nonexistent/duly");
        var fresh = TestSurroundings.with(whole);
        var arguments = new ArrayList<>(List.of("classify", text, "--json"));
        arguments.addAll(List.of(more));
        assertThat(fresh.run(arguments.toArray(String[]::new))).as(fresh.complained()).isZero();
        return Json.read(fresh.printed());
    }
}
