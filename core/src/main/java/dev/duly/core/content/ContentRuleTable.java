package dev.duly.core.content;

import dev.duly.core.content.ContentFinding.Effect;
import dev.duly.core.purpose.Purpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the table of rules: fields between tabs. The first line that is no comment has the
/// version; each further one is a rule: id, effect, kind, purposes (`*` for all), sentence, source,
/// entries between bars. A line that begins with `#` is a comment.
///
/// A table that is wrong stops the program as it starts, with the line that is wrong.
final class ContentRuleTable {
    private static final String RESOURCE = "content-rules.tsv";
    private static final int FIELDS = 7;

    private ContentRuleTable() {}

    static ContentRules standard() {
        try (var table = ContentRuleTable.class.getResourceAsStream(RESOURCE)) {
            if (table == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /// @throws IllegalStateException that quotes the line and names the rule it breaks
    static ContentRules parse(String table) {
        var lines = table.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith("version\t")) {
            throw new IllegalStateException(RESOURCE + " must begin with its version");
        }
        return new ContentRules(
                lines.getFirst().split("\t", 2)[1],
                lines.stream().skip(1).map(ContentRuleTable::rule).toList());
    }

    private static ContentRule rule(String line) {
        var fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalStateException(
                    "%s: must have %d fields between tabs, and has %d: %s"
                            .formatted(RESOURCE, FIELDS, fields.length, line));
        }
        try {
            return new ContentRule(
                    fields[0],
                    Effect.valueOf(fields[1].toUpperCase(Locale.ROOT)),
                    ContentRule.Kind.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                    purposes(fields[3]),
                    fields[4],
                    fields[5],
                    List.of(fields[6].split("\\|", -1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(RESOURCE + ": " + e.getMessage() + ": " + line, e);
        }
    }

    private static Set<Purpose> purposes(String words) {
        if (words.equals("*")) {
            return Set.of();
        }
        return Arrays.stream(words.split(",", -1))
                .map(word ->
                        Purpose.of(word)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "there is no purpose " + word)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
