package dev.duly.core.provider;

import dev.duly.core.provider.ProviderErrors.Meaning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the table of error codes: a line each of code, class, what it halts, how it is tried
/// again, why and next step, between tabs. A line that begins with `#` is a comment.
///
/// A table that is wrong stops the program as it starts, with the line that is wrong: it is part of
/// the program, and a text must not fail for want of a sentence.
final class ErrorTable {
    private static final String RESOURCE = "provider-errors.tsv";

    private ErrorTable() {}

    static Map<Integer, Meaning> ofProvider() {
        try (var table = ErrorTable.class.getResourceAsStream(RESOURCE)) {
            if (table == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /// @throws IllegalStateException that names the line and the rule it breaks
    static Map<Integer, Meaning> parse(List<String> lines) {
        var meanings = new TreeMap<Integer, Meaning>();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("#")) {
                continue;
            }
            try {
                add(lines.get(i), meanings);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        RESOURCE + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return Map.copyOf(meanings);
    }

    private static void add(String line, Map<Integer, Meaning> meanings) {
        var fields = line.split("\t", -1);
        if (fields.length != 6) {
            throw new IllegalArgumentException(
                    "must have 6 fields between tabs, and has " + fields.length);
        }
        var code = code(fields[0]);
        var meaning =
                new Meaning(
                        ErrorClass.valueOf(fields[1]),
                        Halt.of(fields[2]),
                        TryAgain.of(fields[3]),
                        fields[4],
                        fields[5]);
        if (meanings.putIfAbsent(code, meaning) != null) {
            throw new IllegalArgumentException("the code " + code + " stands there twice");
        }
    }

    private static int code(String field) {
        if (!field.matches("[1-9]\\d{4}")) {
            throw new IllegalArgumentException("a code has five digits, not \"" + field + "\"");
        }
        return Integer.parseInt(field);
    }
}
