package dev.duly.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MessageTextTest {
    @Test
    void theTextKeptIsThePlainOne() {
        assertThat(MessageText.of("You\u2019re due\r\nat 9").value()).isEqualTo("You're due\nat 9");
    }

    @Test
    void aBlankTextIsRefused() {
        assertRefused("", "must not be blank");
        assertRefused(" \u00A0\t\u200B\r\n", "must not be blank");
    }

    @Test
    void theLongestHas1600Characters() {
        assertThat(MessageText.of("a".repeat(1_600)).value()).hasSize(1_600);
        assertRefused("a".repeat(1_601), "must have at most 1,600 characters, and has 1,601");
        assertRefused(
                "\u200B".repeat(1_000_000),
                "must have at most 1,600 characters, and has 1,000,000");
    }

    @Test
    void lengthIsJudgedAsItIsKept() {
        assertThat(MessageText.of("a\r\n".repeat(800)).value()).hasSize(1_600);
        assertRefused("\u2026".repeat(534), "must have at most 1,600 characters, and has 1,602");
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertRefused("a\uD83D", "has half a surrogate pair, which no text can carry");
    }

    @Test
    void aControlCharacterIsRefusedByItsName() {
        assertRefused("a\u0000", "has the control character U+0000");
        assertRefused("a\fb", "has the control character U+000C");
    }

    @Test
    void printsNoWord() {
        assertThat(MessageText.of("court at 9")).hasToString("text of 10 characters");
    }

    private static void assertRefused(String written, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageText.of(written))
                .withMessage(why);
    }
}
