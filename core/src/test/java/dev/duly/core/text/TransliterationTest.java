package dev.duly.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TransliterationTest {
    private final RandomText texts = new RandomText(new SplittableRandom(7_025_550_142L));

    @Test
    void aReminderCopiedFromALetterFitsInOneSegment() {
        var reminder = "\u201CJordan\u201D, you\u2019re due at 9\u201310 \u2014 Room\u00A04\u2026";
        assertThat(Transliteration.apply(reminder))
                .isEqualTo("\"Jordan\", you're due at 9-10 - Room 4...");
        assertThat(Segments.of(Transliteration.apply(reminder)).encoding())
                .isEqualTo(Encoding.GSM_7);
    }

    @Test
    void quotesAndApostrophesOfEveryShapeBecomePlain() {
        assertThat(Transliteration.apply("\u201E\u201F\u00AB\u00BB\u2033\uFF02\u301D"))
                .isEqualTo("\"".repeat(7));
        assertThat(Transliteration.apply("`\u00B4\u2018\u2019\u201A\u2032\u02BC\uFF07\uFF40"))
                .isEqualTo("'".repeat(9));
    }

    @Test
    void dashesAndBulletsBecomeHyphens() {
        assertThat(Transliteration.apply("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFF0D\u2022"))
                .isEqualTo("-".repeat(9));
    }

    @Test
    void eachOddSpaceBecomesOneSpace() {
        assertThat(Transliteration.apply("a\tb\u00A0c\u202Fd\u2009e\u3000f\u2003g"))
                .isEqualTo("a b c d e f g");
    }

    @Test
    void everyLineEndBecomesALineFeed() {
        assertThat(Transliteration.apply("a\r\nb\rc\nd\u2028e\u2029f\u0085g"))
                .isEqualTo("a\nb\nc\nd\ne\nf\ng");
        assertThat(Transliteration.apply("a\r\r\nb")).isEqualTo("a\n\nb");
    }

    @Test
    void fullwidthFormsBecomeNarrow() {
        assertThat(Transliteration.apply("\uFF32\uFF4D \uFF14\uFF01 \uFFE15"))
                .isEqualTo("Rm 4! £5");
    }

    @Test
    void whatShowsNothingIsDropped() {
        assertThat(Transliteration.apply("\uFEFFco\u00ADop\u200B \u2060ok")).isEqualTo("coop ok");
    }

    @Test
    void aNameStaysAName() {
        assertThat(Transliteration.apply("María José Muñoz, Á Í Ó Ú á í ó ú ç"))
                .isEqualTo("María José Muñoz, Á Í Ó Ú á í ó ú ç");
        assertThat(Transliteration.apply("Jose\u0301")).isEqualTo("José");
    }

    @Test
    void aFractionKeepsItsValue() {
        assertThat(Transliteration.apply("1½ hours")).isEqualTo("1½ hours");
    }

    @Test
    void joinersStayWhereTheyCarryMeaning() {
        assertStays(
                "\uD83D\uDC68\uD83C\uDFFD\u200D\u2695\uFE0F and \u2764\uFE0F\u200D\uD83D\uDD25");
        assertStays("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645");
        assertStays("\u0915\u094D\u200D\u0937");
        assertStays("\u0645\u064E\u200C\u062E");
    }

    @Test
    void joinersGoWhereTheyMeanNothing() {
        assertThat(Transliteration.apply("Room\u200D 4\u200C.")).isEqualTo("Room 4.");
        assertThat(Transliteration.apply("\uD83D\uDC4D\u200D")).isEqualTo("\uD83D\uDC4D");
        assertThat(Transliteration.apply("e\u200D\u0301")).isEqualTo("é");
    }

    @Test
    void marksOfDirectionStayInARightToLeftTextOnly() {
        assertStays("\u200F\u05DE\u05E1\u05E4\u05E8 \u2066+17025550142\u2069");
        assertThat(Transliteration.apply("Call \u202A+1 702 555 0142\u202C\u200E now"))
                .isEqualTo("Call +1 702 555 0142 now");
    }

    @Test
    void noTextReadsInAnotherOrderThanItIsKept() {
        assertThat(Transliteration.apply("pay \u202E001\u202C now")).isEqualTo("pay 001 now");
        assertThat(Transliteration.apply("\u05D0 \u202E001 \u05D1")).isEqualTo("\u05D0 001 \u05D1");
    }

    @Test
    void controlCharactersAreLeftToBeRefused() {
        assertStays("a\u0000b\u000Bc\fd\u001Be\u007F");
    }

    @Test
    void plainTextIsNotEvenCopied() {
        var text = "Hi Jordan, reminder: court on 12/01 at 9:00 [Rm 4]. Reply YES\n";
        assertThat(Transliteration.apply(text)).isSameAs(text);
    }

    @Test
    void whatGsmCanCarryIsNotChanged() {
        for (var round = 0; round < 5_000; round++) {
            assertStays(texts.gsm(200));
        }
    }

    @Test
    void applyingItTwiceChangesNothingMore() {
        for (var codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            assertSettles(Character.toString(codePoint));
        }
        for (var unit = 0; unit <= Character.MAX_VALUE; unit++) {
            assertSettles((char) unit + "\u0301\u200D" + (char) unit + "\u0338\uFE0F\u3099");
        }
        for (var round = 0; round < 50_000; round++) {
            assertSettles(texts.any(30));
        }
    }

    @Test
    void aWellFormedTextStaysWellFormedAndIsComposed() {
        var wellFormed = 0;
        for (var round = 0; round < 50_000; round++) {
            var text = texts.any(8);
            var plain = Transliteration.apply(text);
            assertThat(Normalizer.isNormalized(plain, Form.NFC)).isTrue();
            if (RandomText.isWellFormed(text)) {
                wellFormed++;
                assertThat(RandomText.isWellFormed(plain)).isTrue();
            }
        }
        assertThat(wellFormed).isGreaterThan(10_000);
    }

    private static void assertSettles(String text) {
        var once = Transliteration.apply(text);
        var twice = Transliteration.apply(once);
        if (!twice.equals(once)) {
            assertThat(escaped(twice)).as(escaped(text)).isEqualTo(escaped(once));
        }
    }

    private static void assertStays(String text) {
        assertThat(Transliteration.apply(text)).isEqualTo(text);
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(unit -> escaped.append("\\u%04X".formatted(unit)));
        return escaped.toString();
    }
}
