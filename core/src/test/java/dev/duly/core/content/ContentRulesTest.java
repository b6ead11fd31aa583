package dev.duly.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.duly.core.content.ContentFinding.Effect;
import dev.duly.core.purpose.Purpose;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {
    private final ContentRules rules = ContentRules.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pay at https://bit.ly/3xYz",
                "Pay at bit.ly/3xYz.",
                "Pay at HTTPS://BIT.LY/3xYz",
                "Pay at www.tinyurl.com/abc",
                "See (t.co/x) now"
            })
    void aLinkOfAPublicShortenerBlocks(String text) {
        assertThat(rules.check(text, Purpose.MANUAL))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("link.shortener");
                    assertThat(finding.effect()).isEqualTo(Effect.BLOCK);
                    assertThat(finding.sentence()).contains("Carriers filter", finding.found());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pay at https://pay.clarkcountycourts.us/8F3K2",
                "Write to help@bit.ly",
                "See https://not-bit.ly.example.us/x",
                "See https://rabbit.ly/x",
                "It is at 9.Go there.",
                "Rabbit lyrics"
            })
    void anotherLinkDoesNot(String text) {
        assertThat(rules.check(text, Purpose.MANUAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is an attempt to collect a debt.",
                "Your account is PAST-DUE.",
                "FINAL   NOTICE: pay $50",
                "Su deuda es de $50",
                "Ultimo aviso",
                "Tomaremos acción legal"
            })
    void aPaymentTextThatSoundsLikeACollectorIsWarnedOf(String text) {
        assertThat(rules.check(text, Purpose.PAYMENT))
                .extracting(ContentFinding::rule, ContentFinding::effect)
                .containsExactly(tuple("collection.words", Effect.WARN));
        assertThat(rules.check(text, Purpose.MANUAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pay or you will be arrested.",
                "Pay or go to jail",
                "We will garnish your wages",
                "Pague o irá a la cárcel",
                "Embargaremos su sueldo"
            })
    void aPaymentTextThatThreatensIsBlocked(String text) {
        assertThat(rules.check(text, Purpose.PAYMENT))
                .first()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("collection.threat");
                    assertThat(finding.effect()).isEqualTo(Effect.BLOCK);
                });
    }

    @Test
    void aCourtReminderMaySayWhatFollowsFromNotComing() {
        assertThat(rules.check("Missing court can lead to your arrest.", Purpose.COURT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your payment of $50.00 is due on Monday. Call us.",
                "Clark County Jail Office: $50 is due on Monday.",
                "The debtless pastdueness of Sue."
            })
    void plainPaymentWordsPass(String text) {
        assertThat(rules.check(text, Purpose.PAYMENT)).isEmpty();
    }

    @Test
    void aDepartmentChangesEffectsAddsAndTakesAway() {
        var own =
                new ContentRule(
                        "own.words",
                        Effect.BLOCK,
                        ContentRule.Kind.TERMS,
                        Set.of(),
                        "We do not write this.",
                        "the department",
                        List.of("ankle monitor"));
        var changed =
                rules.with(own).with("link.shortener", Effect.WARN).without("collection.words");

        assertThat(changed.check("Your ankle monitor: bit.ly/x", Purpose.MANUAL))
                .extracting(ContentFinding::rule)
                .containsExactly("own.words", "link.shortener");
        assertThat(changed.check("Your debt", Purpose.PAYMENT)).isEmpty();
        assertThat(changed.with(own).rules()).hasSameSizeAs(changed.rules());
    }

    @Test
    void everyStandardRuleHasASourceAndTheDataAVersion() {
        assertThat(rules.version()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(rules.rules())
                .hasSizeGreaterThan(2)
                .allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
    }

    @Test
    void aTableThatIsWrongIsNotRead() {
        for (var table :
                List.of(
                        "",
                        "link\tblock",
                        "version\t1\nx\tblock\tlinks\t*\ts",
                        "version\t1\nx\tmaybe\tlinks\t*\ts\tq\ta",
                        "version\t1\nx\tblock\tlinks\tnowhere\ts\tq\ta",
                        "version\t1\nX!\tblock\tlinks\t*\ts\tq\ta")) {
            assertThatThrownBy(() -> ContentRuleTable.parse(table))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("content-rules.tsv");
        }
    }
}
