package dev.duly.core.revocation;

import dev.duly.core.revocation.Lexicon.Entry;
import dev.duly.core.revocation.Revocation.OptOut;
import dev.duly.core.revocation.Revocation.Tier;
import dev.duly.core.revocation.Utterance.Pause;
import dev.duly.core.revocation.Utterance.Word;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All tiers below the exact keyword, for one text.
final class SentenceReading {
    /// A text of more words tells a story, and a keyword in front does not speak for all of it.
    private static final int SHORT = 8;

    /// How far behind a phrase its limit may begin, in words: "don't text me, please, before 8".
    private static final int REACH = 3;

    private static final BitSet NONE = new BitSet();

    private final Lexicon lexicon;
    private final List<Word> words;
    private final BitSet innocent = new BitSet();

    /// What is said of texts that are not ours: innocent, but a person should look.
    private final List<Phrases.Match> someoneElse;

    /// Where the words begin that are not just politeness.
    private final int start;

    SentenceReading(Utterance text, Lexicon lexicon) {
        this.lexicon = lexicon;
        this.words = lexicon.spelledOut(text.words());
        this.someoneElse = lexicon.phrases(Lexicon.SOMEONE_ELSE).matches(words, NONE).toList();
        Stream.concat(lexicon.phrases(Lexicon.INNOCENT).matches(words, NONE), someoneElse.stream())
                .forEach(match -> innocent.set(match.start(), match.end()));
        this.start = beginAt(0);
    }

    Revocation read() {
        if (isReaction()) {
            return new Revocation.Nothing();
        }
        return first(Lexicon.WRONG_NUMBER)
                .<Revocation>map(match -> new OptOut(Tier.WRONG_NUMBER, match.rule(), false))
                .or(this::leading)
                .or(this::phrase)
                .or(this::ownSentence)
                .or(this::shouted)
                .or(this::review)
                .orElseGet(Revocation.Nothing::new);
    }

    /// A handset reports a thumb under one of our texts by quoting it, our "Reply STOP" included.
    private boolean isReaction() {
        return lexicon.phrases(Lexicon.REACTION)
                .longestAt(words, 0, NONE)
                .filter(match -> match.end() < words.size() && words.get(match.end()).isQuoted())
                .isPresent();
    }

    private Optional<Revocation> leading() {
        if (words.size() > SHORT || start == words.size() || innocent.get(start)) {
            return Optional.empty();
        }
        return keywordAt(start).flatMap(this::leading);
    }

    private Optional<Revocation> leading(Entry entry) {
        var end = start + entry.words().size();
        if (isCovered(end, words.size(), lexicon.polite())) {
            var tier = entry.isAppointment() ? Tier.PHRASE : Tier.LEADING_KEYWORD;
            return Optional.of(new OptOut(tier, rule(tier, entry), entry.isAppointment()));
        }
        var isMeant =
                (isCovered(end, words.size(), lexicon.besideKeyword())
                                && (entry.isStrong() || hasTexts(end)))
                        || (entry.isStrong() && isSetApart(entry, end) && !isLimited(start, end))
                        || phraseAt(start).filter(match -> !isLimited(match)).isPresent();
        // Who says please before more than the keyword makes a sentence of it.
        var tier = start == 0 ? Tier.LEADING_KEYWORD : Tier.PHRASE;
        return isMeant ? Optional.of(new OptOut(tier, rule(tier, entry), false)) : Optional.empty();
    }

    /// What stands behind is set apart: "STOP - Ann", "STOP. I have a lawyer".
    private boolean isSetApart(Entry entry, int end) {
        return words.get(end).before() != Pause.NONE || isShoutedAlone(start, entry);
    }

    private Optional<Revocation> phrase() {
        var always = first(Lexicon.PHRASE_ALWAYS);
        if (always.isPresent()) {
            return always.map(match -> new OptOut(Tier.PHRASE, match.rule(), false));
        }
        var matches = lexicon.phrases(Lexicon.PHRASE).matches(words, innocent).toList();
        return matches.stream()
                .filter(match -> !isLimited(match))
                .findFirst()
                .<Revocation>map(match -> new OptOut(Tier.PHRASE, match.rule(), false))
                .or(() ->
                        matches.stream()
                                .findFirst()
                                .map(match ->
                                        new Revocation.Unclear(
                                                match.rule().replaceFirst("phrase", "limited"))));
    }

    /// A sentence, or the last clause of a short text, that is a keyword and nothing else.
    private Optional<Revocation> ownSentence() {
        return IntStream.range(0, words.size())
                .filter(at -> words.get(at).before() == Pause.SENTENCE || isLastClause(at))
                .boxed()
                .flatMap(at -> ownSentence(at).stream())
                .findFirst();
    }

    private Optional<Revocation> ownSentence(int from) {
        var at = beginAt(from);
        if (at == words.size() || innocent.get(at)) {
            return Optional.empty();
        }
        return keywordAt(at)
                .filter(Entry::isStrong)
                .filter(entry -> {
                    var end = at + entry.words().size();
                    var last = endOfSentence(end);
                    return isCovered(end, last, lexicon.polite()) && !words.get(last - 1).isAsked();
                })
                .map(entry -> new OptOut(Tier.PHRASE, rule(Tier.PHRASE, entry), false));
    }

    /// The last word, in capitals as no other: "who are you STOP".
    private Optional<Revocation> shouted() {
        var last = words.size() - 1;
        if (words.size() > SHORT || innocent.get(last)) {
            return Optional.empty();
        }
        return keywordAt(last)
                .filter(entry -> entry.isStrong() && isShoutedAlone(last, entry))
                .map(entry -> new OptOut(Tier.PHRASE, rule(Tier.PHRASE, entry), false));
    }

    private Optional<Revocation> review() {
        return someoneElse.stream()
                .findFirst()
                .or(() -> first(Lexicon.REVIEW))
                .<Revocation>map(match -> new Revocation.Unclear(match.rule()));
    }

    private Optional<Phrases.Match> first(String section) {
        return lexicon.phrases(section).matches(words, innocent).findFirst();
    }

    private Optional<Phrases.Match> phraseAt(int at) {
        return lexicon.phrases(Lexicon.PHRASE).longestAt(words, at, innocent);
    }

    private Optional<Entry> keywordAt(int at) {
        return lexicon.optOuts().stream()
                .filter(entry -> Phrase.isThere(entry.words(), words, at, at, innocent))
                .max((left, right) -> Integer.compare(left.words().size(), right.words().size()));
    }

    private boolean isLimited(Phrases.Match match) {
        return isLimited(match.start(), match.end());
    }

    /// Whether a limit stands close behind, or right in front: "before 8 please don't text me".
    private boolean isLimited(int from, int end) {
        var limits = lexicon.phrases(Lexicon.LIMIT);
        for (var at = end; at < words.size() && at <= end + REACH; at++) {
            if (words.get(at).before() == Pause.SENTENCE) {
                break;
            }
            if (limits.longestAt(words, at, NONE).isPresent()) {
                return true;
            }
        }
        return limits.matches(words.subList(beginOfSentence(from), from), NONE)
                .anyMatch(limit -> limit.end() >= from - beginOfSentence(from) - 1);
    }

    private boolean hasTexts(int from) {
        return IntStream.range(from, words.size())
                .anyMatch(at ->
                        lexicon.aboutTexts().stream()
                                .anyMatch(sequence ->
                                        Phrase.isThere(sequence, words, at, at, innocent)));
    }

    private boolean isShoutedAlone(int at, Entry entry) {
        return words.get(at).isShouted()
                && entry.words().size() == 1
                && words.stream().filter(Word::isShouted).count() == 1;
    }

    /// Whether sequences out of `parts` fill everything between the two places.
    private boolean isCovered(int from, int to, List<List<String>> parts) {
        var reached = new BitSet();
        reached.set(from);
        for (var at = from; at < to; at++) {
            if (!reached.get(at)) {
                continue;
            }
            for (var part : parts) {
                if (at + part.size() <= to && Phrase.isThere(part, words, at, at, innocent)) {
                    reached.set(at + part.size());
                }
            }
        }
        return reached.get(to);
    }

    /// Behind politeness, unless that is the beginning of a keyword: "no" of "no más".
    private int beginAt(int from) {
        return keywordAt(from).isPresent() ? from : skipPolite(from);
    }

    private int skipPolite(int from) {
        var at = from;
        var next = at;
        do {
            at = next;
            for (var part : lexicon.polite()) {
                if (Phrase.isThere(part, words, at, at, innocent)) {
                    next = Math.max(next, at + part.size());
                }
            }
        } while (next > at);
        return at;
    }

    private boolean isLastClause(int at) {
        return words.size() <= SHORT
                && words.get(at).before() == Pause.CLAUSE
                && IntStream.range(at + 1, words.size())
                        .allMatch(later -> words.get(later).before() == Pause.NONE);
    }

    private int endOfSentence(int from) {
        return IntStream.range(from, words.size())
                .filter(at -> words.get(at).before() == Pause.SENTENCE)
                .findFirst()
                .orElse(words.size());
    }

    private int beginOfSentence(int from) {
        return IntStream.iterate(from, at -> at > 0, at -> at - 1)
                .filter(at -> at < words.size() && words.get(at).before() == Pause.SENTENCE)
                .findFirst()
                .orElse(0);
    }

    private static String rule(Tier tier, Entry entry) {
        return (tier == Tier.PHRASE ? "phrase." : "leading.") + entry.name();
    }
}
