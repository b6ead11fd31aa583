package dev.duly.core.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.revocation.Revocation.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables of texts, each written before what reads them; what is found of them is printed, and held
/// to. What was found at first sight is in `docs/reference/revocation.md`.
class RevocationTableTest {
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-F]{4})|\\\\n");

    private static final Revocations REVOCATIONS =
            Revocations.builtIn(LocalDate.parse("2026-11-22"));

    private record Row(String expected, String language, String text) {
        private boolean isFound() {
            var answer = REVOCATIONS.classify(text, false);
            return switch (expected) {
                case "exact_keyword", "leading_keyword" ->
                        answer instanceof Revocation.OptOut
                                && (answer.tier() == Tier.EXACT_KEYWORD
                                        || answer.tier() == Tier.LEADING_KEYWORD);
                case "phrase" -> answer instanceof Revocation.OptOut;
                case "wrong_number" -> answer.tier() == Tier.WRONG_NUMBER;
                case "review" -> answer instanceof Revocation.Unclear;
                case "look_alike" ->
                        answer instanceof Revocation.Nothing
                                || answer instanceof Revocation.Unclear;
                case "opt_in" -> answer instanceof Revocation.OptIn;
                case "help" -> answer instanceof Revocation.Help;
                default -> throw new IllegalStateException("what is " + expected + "?");
            };
        }
    }

    private record Share(int found, int all) {
        private static final Share NONE = new Share(0, 0);

        private Share and(boolean isFound) {
            return new Share(found + (isFound ? 1 : 0), all + 1);
        }

        private double percent() {
            return 100.0 * found / all;
        }

        @Override
        public String toString() {
            return "%d of %d".formatted(found, all);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revocations.tsv",
                "revocations-held-out.tsv",
                "revocations-third.tsv",
                "revocations-fourth.tsv",
                "revocations-fifth.tsv",
                "revocations-sixth.tsv",
                "revocations-seventh.tsv",
                "revocations-eighth.tsv"
            })
    void whatPeopleWriteIsRead(String table) throws IOException {
        Map<String, Share> shares = new TreeMap<>();
        var missed = new ArrayList<Row>();
        for (var row : rows(table)) {
            var isFound = row.isFound();
            shares.merge(row.expected(), Share.NONE.and(isFound), (sum, _) -> sum.and(isFound));
            if (!isFound) {
                missed.add(row);
            }
        }
        System.out.println(table + ": " + shares + ", missed: " + missed);
        for (var certain : List.of("exact_keyword", "leading_keyword", "look_alike")) {
            assertThat(shares.getOrDefault(certain, Share.NONE).percent())
                    .as(certain + " of " + missed)
                    .isEqualTo(100);
        }
        for (var probable : List.of("phrase", "wrong_number", "review")) {
            assertThat(shares.getOrDefault(probable, Share.NONE).percent())
                    .as(probable + " of " + missed)
                    .isGreaterThanOrEqualTo(probable.equals("phrase") ? 95 : 90);
        }
    }

    private static List<Row> rows(String table) throws IOException {
        try (var stream = RevocationTableTest.class.getResourceAsStream(table)) {
            var text =
                    new String(
                            Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 3))
                    .map(cells -> new Row(cells[0], cells[1], unescaped(cells[2])))
                    .toList();
        }
    }

    private static String unescaped(String written) {
        return ESCAPED.matcher(written)
                .replaceAll(escape ->
                        escape.group(1) == null
                                ? "\n"
                                : Character.toString(Integer.parseInt(escape.group(1), 16)));
    }
}
