package dev.duly.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.text.Encoding;
import dev.duly.core.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Clark County Pretrial: court is Monday.",
                "Court is Monday. - CLARK COUNTY PRETRIAL",
                "From Clark County (Pretrial)."
            })
    void theAgencyIsNamedInAnyCaseAndPunctuation(String text) {
        assertThat(RequiredWords.missingAgency(text, "Clark County Pretrial")).isEmpty();
    }

    @Test
    void aTextThatDoesNotNameTheAgencyIsFound() {
        assertThat(RequiredWords.missingAgency("Court is Monday.", "Clark County Pretrial"))
                .hasValueSatisfying(finding -> {
                    assertThat(finding.rule()).isEqualTo("required.agency");
                    assertThat(finding.sentence()).contains("\"Clark County Pretrial\"");
                });
        assertThat(RequiredWords.missingAgency("The Clarks wait.", "Clark")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reply STOP to end texts.",
                "reply stop to end",
                "Responda STOP para dejar de recibir mensajes.",
                "Envíe \"stop\" para salir",
                "STOP ends texts"
            })
    void whatSaysHowToStopNeedsNothingMore(String text) {
        assertThat(RequiredWords.missingStop(text)).isEmpty();
        assertThat(RequiredWords.withStop(text, Language.ENGLISH)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Meet me at the bus stop.", "Please stop by on Monday.", "Nonstop"})
    void anotherStopIsNoWayToStop(String text) {
        assertThat(RequiredWords.missingStop(text)).isPresent();
    }

    @Test
    void theSentenceIsAppendedInTheReadersLanguage() {
        assertThat(RequiredWords.withStop("Hello. ", Language.ENGLISH))
                .isEqualTo("Hello. Reply STOP to end texts.");
        assertThat(RequiredWords.withStop("See you at 9", Language.ENGLISH))
                .isEqualTo("See you at 9. Reply STOP to end texts.");
        assertThat(RequiredWords.withStop("(Room 4.)", Language.ENGLISH))
                .isEqualTo("(Room 4.) Reply STOP to end texts.");
        assertThat(RequiredWords.withStop("Hola.", Language.of("es-MX")))
                .isEqualTo("Hola. Responda STOP para dejar de recibir mensajes.");
        assertThat(Encoding.of(RequiredWords.stopSentence(Language.SPANISH)))
                .isEqualTo(Encoding.GSM_7);
    }
}
