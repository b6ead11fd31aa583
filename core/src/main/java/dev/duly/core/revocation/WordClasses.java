package dev.duly.core.revocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Words that stand for one another in a phrase, by name. Lists of several languages put theirs
/// together: people mix languages within a sentence.
final class WordClasses {
    private static final String HEADING = "class ";

    private final Map<String, List<String>> members = new HashMap<>();
    private final Set<String> words = new HashSet<>();

    WordClasses(Collection<RevocationWords> lists) {
        for (var list : lists) {
            list.sections()
                    .forEach((heading, lines) -> {
                        if (heading.startsWith(HEADING)) {
                            members.computeIfAbsent(
                                            heading.substring(HEADING.length()),
                                            _ -> new ArrayList<>())
                                    .addAll(
                                            lines.stream()
                                                    .map(RevocationWords.Line::text)
                                                    .flatMap(WordClasses::split)
                                                    .toList());
                        }
                    });
        }
    }

    /// All the sequences of words that `element` stands for: `a|b_c|@name`.
    ///
    /// @throws IllegalArgumentException when it names a class that no list has
    List<List<String>> sequences(String element) {
        var sequences = new LinkedHashSet<List<String>>();
        collect(element, new HashSet<>(), sequences);
        sequences.forEach(words::addAll);
        return List.copyOf(sequences);
    }

    /// The single words of a class, as they are written; none when no list has the class.
    Set<String> named(String name) {
        return Set.copyOf(members.getOrDefault(name, List.of()));
    }

    /// Every word that was asked for so far.
    Set<String> words() {
        return Set.copyOf(words);
    }

    private void collect(String element, Set<String> opened, Set<List<String>> sequences) {
        for (var alternative : element.split("\\|", -1)) {
            if (!alternative.startsWith("@")) {
                sequences.add(List.of(Letters.visible(Letters.lower(alternative)).split("_", -1)));
                continue;
            }
            var name = alternative.substring(1);
            var inside = members.get(name);
            if (inside == null) {
                throw new IllegalArgumentException("there is no [class " + name + "]");
            }
            if (opened.add(name)) {
                inside.forEach(member -> collect(member, opened, sequences));
            }
        }
    }

    private static Stream<String> split(String line) {
        return Arrays.stream(line.split("\\s+", -1));
    }
}
