package dev.duly.core.revocation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a list of words line by line.
final class WordListReader {
    private static final Set<String> FIELDS =
            Set.of("language", "version", "source", "from", "until");

    private static final String CLASS = "class ";

    private final String name;
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, List<RevocationWords.Line>> sections = new HashMap<>();
    private String heading = "";
    private int number;

    private WordListReader(String name) {
        this.name = name;
    }

    static RevocationWords read(String name, String text) {
        var reader = new WordListReader(name);
        text.lines().forEach(reader::line);
        return reader.words();
    }

    private void line(String written) {
        number++;
        var line = written.strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("[") && line.endsWith("]")) {
            heading = known(line.substring(1, line.length() - 1));
            return;
        }
        if (heading.isEmpty()) {
            field(line);
            return;
        }
        sections.computeIfAbsent(heading, _ -> new ArrayList<>())
                .add(new RevocationWords.Line(number, line));
    }

    private String known(String section) {
        if (!Lexicon.SECTIONS.contains(section) && !section.startsWith(CLASS)) {
            throw wrong("there is no section [" + section + "]");
        }
        return section;
    }

    private void field(String line) {
        var colon = line.indexOf(':');
        var field = colon < 0 ? line : line.substring(0, colon);
        if (colon < 0 || !FIELDS.contains(field)) {
            throw wrong("before the first section only language, version, source, from and until");
        }
        fields.put(field, line.substring(colon + 1).strip());
    }

    private RevocationWords words() {
        return new RevocationWords(
                name,
                required("language"),
                required("version"),
                required("source"),
                day("from", required("from")),
                Optional.ofNullable(fields.get("until"))
                        .filter(day -> !day.isEmpty())
                        .map(day -> day("until", day)),
                sections);
    }

    private String required(String field) {
        var value = fields.getOrDefault(field, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + ": a list of words must say its " + field);
        }
        return value;
    }

    private LocalDate day(String field, String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException(
                    name + ": " + field + " must be a day such as 2026-11-22, not " + written);
        }
    }

    private IllegalArgumentException wrong(String rule) {
        return new IllegalArgumentException(name + ", line " + number + ": " + rule);
    }
}
