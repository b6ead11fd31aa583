package dev.duly.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.text.Encoding;
import org.junit.jupiter.api.Test;

class AppraisalTest {
    @Test
    void aPlainTextHasNothingToSave() {
        var plain =
                Appraisal.of("Su cita es el miércoles. ¿Vendrá".replace("á", "a") + "?", 3, false);

        assertThat(plain.segments().encoding()).isEqualTo(Encoding.GSM_7);
        assertThat(plain.costly()).isEmpty();
        assertThat(plain.segmentsInUcs2()).isEmpty();
        assertThat(plain.exceedsLimit()).isFalse();
    }

    @Test
    void theOneCharacterThatForcesUcs2IsNamedWithWhatItCosts() {
        var one = Appraisal.of("á".repeat(2) + "x".repeat(140), 2, true);

        assertThat(one.segments().count()).isEqualTo(3);
        assertThat(one.exceedsLimit()).isTrue();
        assertThat(one.costly()).containsExactly(new CostlyCharacter("á", 2, "a", 1, 2));
        assertThat(one.costly().getFirst().sentence())
                .isEqualTo(
                        "á (U+00E1, 2 times) takes the text to UCS-2: without it, with \"a\" in its"
                                + " place, it has 1 segment, 2 fewer.");
        assertThat(one.segmentsInGsm7()).isEqualTo(1);
    }

    @Test
    void ofTwoSuchCharactersNeitherAloneSavesAnything() {
        var two = Appraisal.of("sí, mañana está 😀" + "x".repeat(120), 3, false);

        assertThat(two.costly())
                .extracting(CostlyCharacter::character)
                .containsExactly("í", "á", "😀");
        assertThat(two.costly()).extracting(CostlyCharacter::plain).containsExactly("i", "a", "");
        assertThat(two.costly()).extracting(CostlyCharacter::saves).containsOnly(0);
        assertThat(two.costly().getLast().codePoint()).isEqualTo("U+1F600");
        assertThat(two.segments().count()).isEqualTo(3);
        assertThat(two.segmentsInGsm7()).isEqualTo(1);
    }

    @Test
    void anAuthorLearnsWhatANameWithAnAccentWouldCost() {
        assertThat(Appraisal.of("x".repeat(150), 3, true).segmentsInUcs2()).contains(3);
        assertThat(Appraisal.of("x".repeat(70), 3, true).segmentsInUcs2()).contains(1);
    }
}
