package dev.duly.core.revocation;

import dev.duly.core.revocation.Revocation.Tier;
import dev.duly.core.revocation.Utterance.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The first tier: nothing but a keyword, in one word or in pieces, once or again and again.
final class KeywordReading {
    /// A keyword is not longer than this in letters, however often it is said.
    private static final int LONGEST = 60;

    private KeywordReading() {}

    static Optional<Revocation> exact(List<Word> words, Lexicon lexicon) {
        return keyword(words, lexicon)
                .map(entry ->
                        new Revocation.OptOut(
                                Tier.EXACT_KEYWORD,
                                "exact." + entry.name(),
                                entry.isAppointment()));
    }

    /// The keyword that all of `words` are; of several the first.
    static Optional<Lexicon.Entry> keyword(List<Word> words, Lexicon lexicon) {
        var whole = once(words, lexicon);
        if (whole.isPresent() || words.size() < 2) {
            return whole;
        }
        return pieces(words, 1, lexicon).or(() -> pieces(words, 2, lexicon));
    }

    static String joined(List<Word> words) {
        return words.stream().limit(LONGEST).map(Word::form).collect(Collectors.joining());
    }

    private static Optional<Lexicon.Entry> once(List<Word> words, Lexicon lexicon) {
        var joined = joined(words);
        return joined.length() > LONGEST ? Optional.empty() : lexicon.optOut(joined);
    }

    private static Optional<Lexicon.Entry> pieces(List<Word> words, int size, Lexicon lexicon) {
        if (words.size() % size != 0) {
            return Optional.empty();
        }
        var entries =
                Stream.iterate(0, at -> at < words.size(), at -> at + size)
                        .map(at -> once(words.subList(at, at + size), lexicon))
                        .toList();
        return entries.stream().allMatch(Optional::isPresent)
                ? entries.getFirst()
                : Optional.empty();
    }
}
