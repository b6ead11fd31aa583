package dev.duly.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final Pattern UNIT = Pattern.compile("\\\\u([0-9A-F]{4})");

    private final RandomText texts = new RandomText(new SplittableRandom(20_261_122));

    private record Vector(String name, Segments expected, int count, int units, String text) {
        static Vector parse(String line) {
            var fields = line.split("\t", -1);
            var units = Arrays.stream(fields[4].split(",")).map(Integer::valueOf).toList();
            return new Vector(
                    fields[0],
                    new Segments(Encoding.valueOf(fields[1]), units),
                    Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[3]),
                    UNIT.matcher(fields[5]).replaceAll(Vector::unit));
        }

        private static String unit(MatchResult escape) {
            return Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
        }
    }

    @Test
    void agreesWithTwilioOnEveryVector() throws IOException {
        var vectors = vectors();
        assertThat(vectors).hasSize(60);
        var softly = new SoftAssertions();
        for (var vector : vectors) {
            var counted = Segments.of(vector.text());
            softly.assertThat(counted).as(vector.name()).isEqualTo(vector.expected());
            softly.assertThat(counted.count()).as(vector.name()).isEqualTo(vector.count());
            softly.assertThat(counted.units()).as(vector.name()).isEqualTo(vector.units());
        }
        softly.assertAll();
    }

    @Test
    void anEmptyTextIsRefusedBeforeItIsCounted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Segments.of(""))
                .withMessage("an empty text has no segments");
    }

    @Test
    void segmentsAreAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Segments(Encoding.GSM_7, List.of()))
                .withMessage("a text has at least one segment");
    }

    @Test
    void anEscapePairIsNeverSplit() {
        assertThat(Segments.of("a".repeat(152) + "€" + "a".repeat(152)).unitsPerSegment())
                .containsExactly(152, 153, 1);
    }

    @Test
    void aClusterThatFitsASegmentMovesAsAWhole() {
        var family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";
        assertThat(Segments.of("a".repeat(60) + family + "b").unitsPerSegment())
                .containsExactly(60, 12);
        assertThat(Segments.of("a".repeat(56) + family + "b".repeat(4)).unitsPerSegment())
                .containsExactly(67, 4);
    }

    @Test
    void aClusterLongerThanASegmentIsCutBetweenCodePoints() {
        var heap = "a" + "\u0301".repeat(100);
        assertThat(Segments.of("hi" + heap + "b").unitsPerSegment()).containsExactly(67, 37);

        var supplementaryMarks = "a" + "\uD834\uDD65".repeat(70);
        assertThat(Segments.of(supplementaryMarks).unitsPerSegment()).containsExactly(67, 66, 8);
    }

    @Test
    void aLineEndOfTwoCharactersMayBeSplitAsTwilioDoes() {
        var text = "я".repeat(66) + "\r\n" + "я".repeat(10);
        assertThat(Segments.of(text).unitsPerSegment()).containsExactly(67, 11);
    }

    @Test
    void lonersNeverFormAClusterWithEachOther() {
        var cluster = Pattern.compile("\\X");
        var loners = 0;
        for (char character = 0; character < Character.MAX_VALUE; character++) {
            if (Cuts.isLoner(character)) {
                loners++;
                for (var other : List.of("a", "1", "я", "ם", "م", "ế", "\u00A9", "日", "ん")) {
                    assertThat(cluster.matcher(other + character + other).results()).hasSize(3);
                }
            }
        }
        assertThat(loners).isGreaterThan(20_000);
    }

    @Test
    void noTextBreaksARule() {
        for (var round = 0; round < 20_000; round++) {
            var text = round % 4 == 0 ? texts.gsm(700) : texts.any(300);
            var segments = Segments.of(text);
            var encoding = segments.encoding();
            assertThat(encoding).isEqualTo(Encoding.of(text));
            assertThat(segments.units()).isEqualTo(unitsOneByOne(text, encoding));
            if (segments.units() <= encoding.unitsAlone()) {
                assertThat(segments.count()).isEqualTo(1);
                continue;
            }
            assertThat(segments.unitsPerSegment())
                    .allMatch(units -> units > 0 && units <= encoding.unitsOfSeveral());
            assertCutsAreLegal(text, encoding, segments);
        }
    }

    /// The segments cover the text in order; no cut falls inside a pair or a cluster that fits; and
    /// each segment is as full as it can be.
    private static void assertCutsAreLegal(String text, Encoding encoding, Segments segments) {
        var ends = Cuts.of(text, encoding);
        assertThat(ends).hasSize(segments.count()).isSorted().doesNotHaveDuplicates();
        assertThat(ends.getLast()).isEqualTo(text.length());
        var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        for (var i = 0; i < ends.size() - 1; i++) {
            var end = ends.get(i);
            assertThat(Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end))).isFalse();
            if (clusters.isBoundary(end)) {
                var next = text.substring(end, clusters.following(end));
                var room = encoding.unitsOfSeveral() - segments.unitsPerSegment().get(i);
                assertThat(unitsOneByOne(next, encoding)).isGreaterThan(room);
                continue;
            }
            var cluster = text.substring(clusters.preceding(end), clusters.following(end));
            assertThat(cluster.equals("\r\n") || cluster.length() > encoding.unitsOfSeveral())
                    .isTrue();
        }
    }

    private static int unitsOneByOne(String text, Encoding encoding) {
        if (encoding == Encoding.UCS_2) {
            return text.length();
        }
        return text.chars().map(c -> "\f^{}\\[~]|€".indexOf(c) < 0 ? 1 : 2).sum();
    }

    private static List<Vector> vectors() throws IOException {
        try (var resource = SegmentsTest.class.getResourceAsStream("segments.tsv")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Vector::parse)
                    .toList();
        }
    }
}
