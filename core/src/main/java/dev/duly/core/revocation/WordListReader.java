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

    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, List<String>> sections = new HashMap<>();
    private String heading = "";
    private int number;

    private WordListReader() {}

    static RevocationWords read(String text) {
        var reader = new WordListReader();
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
        sections.computeIfAbsent(heading, _ -> new ArrayList<>()).add(line);
    }

    private String known(String section) {
        if (!Lexicon.SECTIONS.contains(section) && !section.startsWith(CLASS)) {
            throw wrong("there is no section [" + section + "]");
        }
        return section;
    }

    private void field(String line) {
        var colon = line.indexOf(':');
        var name = colon < 0 ? line : line.substring(0, colon);
        if (colon < 0 || !FIELDS.contains(name)) {
            throw wrong("before the first section only language, version, source, from and until");
        }
        fields.put(name, line.substring(colon + 1).strip());
    }

    private RevocationWords words() {
        return new RevocationWords(
                required("language"),
                required("version"),
                required("source"),
                day("from", required("from")),
                Optional.ofNullable(fields.get("until"))
                        .filter(day -> !day.isEmpty())
                        .map(day -> day("until", day)),
                sections);
    }

    private String required(String name) {
        var value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a list of words must say its " + name);
        }
        return value;
    }

    private static LocalDate day(String name, String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException(
                    name + " must be a day such as 2026-11-22, not " + written);
        }
    }

    private IllegalArgumentException wrong(String rule) {
        return new IllegalArgumentException("line " + number + ": " + rule);
    }
}
