package dev.duly.core.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What people of one language write to stop, start and ask: data that an agency can add to or
/// replace without code. Several lists are read as one, so an added list may be as small as a word.
///
/// @param name where they were read from, such as the name of a file
/// @param language a BCP 47 tag such as `es`; it stands in the names of the rules
/// @param version of these words, to be kept with what they decided
/// @param source where they come from: law, carriers' rules, trials
/// @param from the first day on which they hold
/// @param until the first day on which they hold no more
/// @param sections the lines below each heading
public record RevocationWords(
        String name,
        String language,
        String version,
        String source,
        LocalDate from,
        Optional<LocalDate> until,
        Map<String, List<Line>> sections) {
    /// @param number counted from one, in the whole list
    public record Line(int number, String text) {}

    public RevocationWords {
        sections =
                sections.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        section -> List.copyOf(section.getValue())));
    }

    /// The lists for English and Spanish that come with Duly.
    public static List<RevocationWords> builtIn() {
        return BuiltIn.LISTS;
    }

    /// Reads a list in the form of the two that come with Duly: `language`, `version`, `source`,
    /// `from` and perhaps `until`, then sections; `#` starts a comment.
    ///
    /// @param name what to call it when something in it is wrong, such as the name of its file
    /// @throws IllegalArgumentException with the name, the line and the rule that it breaks
    public static RevocationWords read(String name, String text) {
        return WordListReader.read(name, text);
    }

    public boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
    }

    /// Such as `es 2026-11-22`.
    public String label() {
        return language + " " + version;
    }

    List<Line> section(String heading) {
        return sections.getOrDefault(heading, List.of());
    }

    List<String> words(String heading) {
        return section(heading).stream().map(Line::text).toList();
    }

    IllegalArgumentException wrong(Line line, String rule) {
        return new IllegalArgumentException("%s, line %d: %s".formatted(name, line.number(), rule));
    }

    private static RevocationWords resource(String name) {
        try (var stream = RevocationWords.class.getResourceAsStream(name)) {
            var found = Objects.requireNonNull(stream, name + " is missing from this build");
            return read(name, new String(found.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /// Read once, when somebody first asks.
    private static final class BuiltIn {
        private static final List<RevocationWords> LISTS =
                List.of(resource("revocation-en.txt"), resource("revocation-es.txt"));
    }
}
