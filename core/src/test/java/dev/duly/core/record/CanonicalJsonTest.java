package dev.duly.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Examples and rules of RFC 8785.
class CanonicalJsonTest {
    @Test
    void anObjectWithoutMembersIsTwoBrackets() {
        assertThat(CanonicalJson.write(Map.of())).isEqualTo("{}");
    }

    @Test
    void stringsIntegersAndObjectsAreWrittenWithoutSpaces() {
        assertThat(CanonicalJson.write(Map.of("b", "x", "a", -12L, "c", Map.of("e", "", "d", 0L))))
                .isEqualTo("{\"a\":-12,\"b\":\"x\",\"c\":{\"d\":0,\"e\":\"\"}}");
    }

    /// RFC 8785, 3.2.3: by UTF-16 units, so that U+1F600 comes before U+FB33.
    @Test
    void membersAreSortedByUtf16Units() {
        var members =
                Map.of(
                        "\u20ac", "Euro Sign",
                        "\r", "Carriage Return",
                        "\ufb33", "Hebrew Letter Dalet With Dagesh",
                        "1", "One",
                        "\ud83d\ude00", "Emoji: Grinning Face",
                        "\u0080", "Control",
                        "\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(CanonicalJson.write(members))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                                + "\"\u20ac\":\"Euro Sign\","
                                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /// RFC 8785, 3.2.2.2.
    @Test
    void quotesBackslashesAndControlCharactersAreEscapedAndNothingElse() {
        var awkward = "€$\u000F\nA'B\"\\\\\"/\b\t\f\r\u0000\u001f\u007f\u2028 <é🏛>";

        assertThat(CanonicalJson.write(Map.of("s", awkward)))
                .isEqualTo(
                        "{\"s\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\\r\\u0000\\u001f"
                                + "\u007f\u2028 <é🏛>\"}");
    }

    @Test
    void anIntegerHasToHaveAnExactForm() {
        var largest = (1L << 53) - 1;

        assertThat(CanonicalJson.write(Map.of("n", largest))).isEqualTo("{\"n\":9007199254740991}");
        assertThat(CanonicalJson.write(Map.of("n", -largest)))
                .isEqualTo("{\"n\":-9007199254740991}");
        refused(largest + 1);
        refused(-largest - 1);
        refused(Long.MAX_VALUE);
        refused(Long.MIN_VALUE);
    }

    @Test
    void whatAnAuditEntryNeverHoldsIsRefused() {
        refused(1.5);
        refused(true);
    }

    /// RFC 8785, 3.2.2.2: an error, lest two texts have one hash.
    @Test
    void halfASurrogatePairIsRefused() {
        refused("a\ud83d");
        refused("\ude00a");
        refused("\ude00\ud83d");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(Map.of("\ud83d", "x")));
    }

    private static void refused(Object value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(Map.of("n", value)))
                .withMessageContaining("canonical form");
    }
}
