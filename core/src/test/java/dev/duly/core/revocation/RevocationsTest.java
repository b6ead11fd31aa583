package dev.duly.core.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.duly.core.revocation.Revocation.OptOut;
import dev.duly.core.revocation.Revocation.Tier;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private static final String FRENCH =
            """
            language: fr
            version: 3
            source: the agency
            from: 2026-01-01
            until: 2027-01-01

            [opt-out strong]
            arrêt~
            arrêtez

            [phrase]
            ne-plus: ne m'écrivez|mecrivez plus
            """;

    private static final Revocations REVOCATIONS = Revocations.builtIn(TODAY);

    @ParameterizedTest
    @CsvSource({
        "STOP, exact.en.stop",
        "opt-out, exact.en.opt-out",
        "alto, exact.es.alto",
        "stop texting me, leading.en.stop",
        "ok whatever. STOP, phrase.en.stop",
        "do not contact me again, phrase.en.not-me",
        "wrong number, wrong_number.en.wrong-number",
        "número equivocado, wrong_number.es.numero-equivocado",
        "don't text me before 8, limited.en.not-me",
        "START, opt_in.en.start",
        "ayuda, help.es.ayuda",
        "see you there, none"
    })
    void aRuleHasANameThatAPersonCanRead(String text, String rule) {
        assertThat(classify(text).rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCEL", "cancel!", "cancelar", "Cancel please", "anular"})
    void cancelRevokesAndMayHaveBeenMeantForTheAppointment(String text) {
        assertThat(optOut(text).appointmentMeant()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "end", "cancel all messages", "wrong number"})
    void nothingElseIsTakenForAnAppointment(String text) {
        assertThat(optOut(text).appointmentMeant()).isFalse();
    }

    @Test
    void aWrongNumberForbidsDisclosureAndOpensAReview() {
        var wrong = optOut("STOP you have the wrong number");

        assertThat(wrong.tier()).isEqualTo(Tier.WRONG_NUMBER);
        assertThat(wrong.forbidsDisclosure()).isTrue();
        assertThat(wrong.opensReview()).isTrue();
    }

    @Test
    void aKeywordNeedsNoReviewAndAPhraseDoes() {
        assertThat(optOut("stop").opensReview()).isFalse();
        assertThat(optOut("stop texting me").opensReview()).isFalse();
        assertThat(optOut("leave me alone").opensReview()).isTrue();
        assertThat(optOut("leave me alone").forbidsDisclosure()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"YES", "yes.", "Y", "sí", "SI"})
    void yesIsAnOptInOnlyWhileOneIsWaitedFor(String text) {
        assertThat(REVOCATIONS.classify(text, false)).isEqualTo(new Revocation.Nothing());
        assertThat(REVOCATIONS.classify(text, true)).isInstanceOf(Revocation.OptIn.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yes but stop texting me", "yes please stop", "start my car", "stop/start"})
    void anOptInIsNeverReadIntoALongerText(String text) {
        assertThat(REVOCATIONS.classify(text, true)).isNotInstanceOf(Revocation.OptIn.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "👍", "\u200B", "?"})
    void whatHasNoWordsSaysNothing(String text) {
        assertThat(classify(text)).isEqualTo(new Revocation.Nothing());
    }

    @Test
    void aKeywordBeforeOrBehindALongStoryIsAPhrase() {
        var story = "I was at the clinic all morning and my ride left without me. ".repeat(20);

        assertThat(classify("STOP. " + story).tier()).isEqualTo(Tier.PHRASE);
        assertThat(classify(story + "STOP").tier()).isEqualTo(Tier.PHRASE);
        assertThat(classify(story)).isEqualTo(new Revocation.Nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ",
                "don't ",
                "no no me ",
                "a",
                "s.",
                "@",
                "STOP by ",
                "i dont want the the "
            })
    void noTextMakesItSlow(String piece) {
        var longest = piece.repeat(200_000 / piece.length());
        classify(longest);

        assertTimeout(Duration.ofSeconds(5), () -> classify(longest));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP please, LEADING_KEYWORD",
        "please stop, LEADING_KEYWORD",
        "stop texting me, LEADING_KEYWORD",
        "please quit texting me, PHRASE",
        "can you please stop texting me, PHRASE"
    })
    void politenessBeforeMoreThanAKeywordMakesAPhraseOfIt(String text, Tier tier) {
        assertThat(classify(text).tier()).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({
        "don't send me texts before 8, REVIEW",
        "delete my number right now, PHRASE",
        "take me off the list before I lose it, PHRASE"
    })
    void aLimitWeakensARequestButNoRemoval(String text, Tier tier) {
        assertThat(classify(text).tier()).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({
        "im not david, WRONG_NUMBER",
        "Im not Guilty, NONE",
        "its not monday, NONE",
        "Its not Monday, NONE"
    })
    void aNameIsKnownHoweverItIsWritten(String text, Tier tier) {
        assertThat(classify(text).tier()).isEqualTo(tier);
    }

    @Test
    void whatIsBeyondTheLongestTextIsNotRead() {
        assertThat(classify("hello ".repeat(1_000) + ". STOP")).isEqualTo(new Revocation.Nothing());
    }

    @Test
    void anAgencyAddsALanguageWithoutCode() {
        var french = RevocationWords.read("fr.txt", FRENCH);
        var both = new Revocations(List.of(RevocationWords.builtIn().getFirst(), french));

        assertThat(both.classify("Arret!", false).rule()).isEqualTo("exact.fr.arret");
        assertThat(both.classify("arêt", false).rule()).isEqualTo("exact.fr.arret");
        assertThat(both.classify("Ne m’écrivez plus", false).rule()).isEqualTo("phrase.fr.ne-plus");
        assertThat(both.words()).extracting(RevocationWords::label).contains("fr 3");
        assertThat(classify("Arret!")).isEqualTo(new Revocation.Nothing());
    }

    @Test
    void wordsHoldFromTheirFirstDayUntilTheirLast() {
        var french = RevocationWords.read("fr.txt", FRENCH);

        assertThat(french.isInForce(LocalDate.parse("2025-12-31"))).isFalse();
        assertThat(french.isInForce(LocalDate.parse("2026-01-01"))).isTrue();
        assertThat(french.isInForce(LocalDate.parse("2026-12-31"))).isTrue();
        assertThat(french.isInForce(LocalDate.parse("2027-01-01"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[opt-out]|must say its language",
                "speech: fr|line 1",
                "[opt-outs]|no section [opt-outs]"
            })
    void aListThatCannotBeReadIsRefusedWithTheReason(String list, String reason) {
        assertThatThrownBy(() -> RevocationWords.read("fr.txt", list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "x: @nobody, [class nobody]",
        "x: * stop, 'fr.txt, line 13: phrase.fr.x: a phrase needs a word'",
        "x: stop?, 'fr.txt, line 13: phrase.fr.x: a phrase needs a word'",
        "stop, has the form"
    })
    void aPhraseThatCannotBeReadIsRefusedWithTheReason(String phrase, String reason) {
        var words = RevocationWords.read("fr.txt", FRENCH + phrase + "\n");

        assertThatThrownBy(
                        () -> new Revocations(List.of(RevocationWords.builtIn().getFirst(), words)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private Revocation classify(String text) {
        return REVOCATIONS.classify(text, false);
    }

    private OptOut optOut(String text) {
        return (OptOut) classify(text);
    }
}
