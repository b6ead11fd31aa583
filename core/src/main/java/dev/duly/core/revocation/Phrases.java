package dev.duly.core.revocation;

import dev.duly.core.revocation.Utterance.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The phrases of one section, by the words that they can begin with: a text is gone through once,
/// and at each word only those are tried that can begin there.
final class Phrases {
    static final Phrases NONE = new Phrases();

    /// @param start the place of its first word
    /// @param end the place behind its last word
    record Match(String rule, int start, int end) {}

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final List<Phrase> anywhere = new ArrayList<>();

    private Phrases() {}

    /// @throws IllegalArgumentException with the list, the line and the rule whose phrase cannot be
    ///   read
    Phrases(Collection<RevocationWords> lists, String section, WordClasses classes) {
        for (var list : lists) {
            for (var line : list.section(section)) {
                add(section, list, line, classes);
            }
        }
    }

    /// Every match, the first in the text first.
    Stream<Match> matches(List<Word> words, BitSet masked) {
        return Stream.iterate(0, at -> at < words.size(), at -> at + 1)
                .flatMap(at -> matchesAt(words, at, masked));
    }

    Optional<Match> longestAt(List<Word> words, int start, BitSet masked) {
        return matchesAt(words, start, masked)
                .max((left, right) -> Integer.compare(left.end(), right.end()));
    }

    private Stream<Match> matchesAt(List<Word> words, int start, BitSet masked) {
        var first = byFirstWord.getOrDefault(words.get(start).form(), List.of());
        return Stream.concat(first.stream(), anywhere.stream())
                .map(phrase ->
                        new Match(phrase.rule(), start, phrase.endOfMatch(words, start, masked)))
                .filter(match -> match.end() > start);
    }

    /// How the names of a section's rules begin: of "phrase always" as of "phrase".
    private static String kind(String section) {
        return section.split(" ", 2)[0].replace('-', '_');
    }

    private void add(
            String section, RevocationWords list, RevocationWords.Line line, WordClasses classes) {
        var colon = line.text().indexOf(':');
        if (colon < 0) {
            throw list.wrong(line, "a phrase has the form: name: words");
        }
        var name = line.text().substring(0, colon).strip();
        var rule = String.join(".", kind(section), list.language(), name);
        var isLoose = !Lexicon.TAKEN_AS_WRITTEN.contains(section);
        try {
            add(Phrase.compile(rule, line.text().substring(colon + 1), isLoose, classes));
        } catch (IllegalArgumentException e) {
            throw list.wrong(line, rule + ": " + e.getMessage());
        }
    }

    private void add(Phrase phrase) {
        var first = phrase.firstWords();
        if (first.isEmpty()) {
            anywhere.add(phrase);
        }
        first.forEach(
                word -> byFirstWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(phrase));
    }
}
