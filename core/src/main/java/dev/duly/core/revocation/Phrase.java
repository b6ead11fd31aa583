package dev.duly.core.revocation;

import dev.duly.core.revocation.Utterance.Pause;
import dev.duly.core.revocation.Utterance.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A sequence of words to look for within one sentence, such as `@stop @which? @texting`.
///
/// A word stands for itself, `a|b` for either, `a_b` for two in a row, `@name` for a class, `x?`
/// may be missing, `*` is up to three words, `**` any words, `%` a name, `#` a number, `^` and `$`
/// the edge of a clause. All ways to match are followed at once, so no text makes it slow.
///
/// @param rule what a match is called, such as `phrase.en.stop-texting`
/// @param isLoose words that add nothing, such as "really", may stand between any two places
record Phrase(String rule, List<Step> steps, boolean isLoose) {
    private static final int GAP = 3;

    /// What may stand where no word is named.
    enum Sign {
        GAP,
        /// Any words of the same sentence, innocent ones too.
        FAR,
        NAME,
        DIGITS,
        /// No word at all: a clause begins or ends here.
        EDGE
    }

    private static final Map<String, Sign> SIGNS =
            Map.of(
                    "*",
                    Sign.GAP,
                    "**",
                    Sign.FAR,
                    "%",
                    Sign.NAME,
                    "#",
                    Sign.DIGITS,
                    "^",
                    Sign.EDGE,
                    "$",
                    Sign.EDGE);

    /// One place of a phrase: any of `sequences`, by their first words, or what a sign stands for.
    record Step(Map<String, List<List<String>>> sequences, Set<Sign> signs, boolean isOptional) {
        private boolean mayBeEmpty() {
            return isOptional
                    || !Collections.disjoint(signs, Set.of(Sign.EDGE, Sign.GAP, Sign.FAR));
        }

        private boolean mayBeAnyWord() {
            return signs.stream().anyMatch(sign -> sign != Sign.EDGE);
        }
    }

    Phrase {
        steps = List.copyOf(steps);
    }

    /// @throws IllegalArgumentException when it could begin with a gap or has no word at all
    static Phrase compile(String rule, String written, boolean isLoose, WordClasses classes) {
        var steps = new ArrayList<Step>();
        for (var element : written.strip().split("\\s+", -1)) {
            steps.add(step(element, classes));
        }
        if (steps.stream().allMatch(Step::mayBeEmpty)
                || !Collections.disjoint(steps.getFirst().signs(), Set.of(Sign.GAP, Sign.FAR))) {
            throw new IllegalArgumentException(
                    "a phrase needs a word that may not be missing, and no gap in front");
        }
        return new Phrase(rule, steps, isLoose);
    }

    /// The words that a match can begin with; empty when it can begin with any.
    Set<String> firstWords() {
        var first = new HashSet<String>();
        for (var step : steps) {
            if (step.mayBeAnyWord()) {
                return Set.of();
            }
            first.addAll(step.sequences().keySet());
            if (!step.mayBeEmpty()) {
                break;
            }
        }
        return Set.copyOf(first);
    }

    /// Behind the last word of the longest match that begins at `start`; `start` itself when there
    /// is none.
    ///
    /// @param masked words that belong to something innocent
    int endOfMatch(List<Word> words, int start, BitSet masked) {
        var ends = new BitSet();
        ends.set(start);
        for (var step : steps) {
            ends = after(step, words, start, ends, masked);
            if (ends.isEmpty()) {
                return start;
            }
            if (isLoose) {
                pastFillers(words, start, ends, masked);
            }
        }
        return ends.length() - 1;
    }

    private static void pastFillers(List<Word> words, int start, BitSet ends, BitSet masked) {
        for (var at = ends.nextSetBit(start + 1); at >= 0; at = ends.nextSetBit(at + 1)) {
            if (isOpen(words, start, at, masked) && words.get(at).isFiller()) {
                ends.set(at + 1);
            }
        }
    }

    private static BitSet after(
            Step step, List<Word> words, int start, BitSet ends, BitSet masked) {
        var next = new BitSet();
        for (var at = ends.nextSetBit(0); at >= 0; at = ends.nextSetBit(at + 1)) {
            if (step.isOptional()) {
                next.set(at);
            }
            var word = at < words.size() ? words.get(at).form() : "";
            for (var sequence : step.sequences().getOrDefault(word, List.of())) {
                if (isThere(sequence, words, start, at, masked)) {
                    next.set(at + sequence.size());
                }
            }
            for (var sign : step.signs()) {
                follow(sign, words, start, at, masked, next);
            }
        }
        return next;
    }

    private static void follow(
            Sign sign, List<Word> words, int start, int at, BitSet masked, BitSet next) {
        switch (sign) {
            case GAP -> gap(words, start, at, at + GAP, masked, next);
            case FAR -> gap(words, start, at, words.size(), new BitSet(), next);
            case NAME -> {
                if (isOpen(words, start, at, masked) && words.get(at).isName()) {
                    next.set(at + 1);
                }
            }
            case DIGITS -> {
                if (isOpen(words, start, at, masked)
                        && Character.isDigit(words.get(at).form().charAt(0))) {
                    next.set(at + 1);
                }
            }
            case EDGE -> {
                if (isEdge(words, at)) {
                    next.set(at);
                }
            }
        }
    }

    private static void gap(
            List<Word> words, int start, int from, int to, BitSet masked, BitSet next) {
        next.set(from);
        for (var at = from; at < to && isOpen(words, start, at, masked); at++) {
            next.set(at + 1);
        }
    }

    static boolean isThere(
            List<String> sequence, List<Word> words, int start, int from, BitSet masked) {
        for (var step = 0; step < sequence.size(); step++) {
            var at = from + step;
            if (!isOpen(words, start, at, masked)
                    || !words.get(at).form().equals(sequence.get(step))) {
                return false;
            }
        }
        return true;
    }

    /// There is a word, it is nobody else's, and it stands in the sentence that began at `start`.
    private static boolean isOpen(List<Word> words, int start, int at, BitSet masked) {
        return at < words.size()
                && !masked.get(at)
                && (at == start || words.get(at).before() != Pause.SENTENCE);
    }

    private static boolean isEdge(List<Word> words, int at) {
        return at == 0 || at == words.size() || words.get(at).before() != Pause.NONE;
    }

    private static Step step(String element, WordClasses classes) {
        var isOptional = element.endsWith("?");
        var bare = isOptional ? element.substring(0, element.length() - 1) : element;
        var parts = List.of(bare.split("\\|", -1));
        var signs =
                parts.stream()
                        .filter(SIGNS::containsKey)
                        .map(SIGNS::get)
                        .collect(Collectors.toUnmodifiableSet());
        var named = parts.stream().filter(part -> !SIGNS.containsKey(part)).toList();
        var sequences =
                named.isEmpty()
                        ? List.<List<String>>of()
                        : classes.sequences(String.join("|", named));
        return new Step(
                sequences.stream().collect(Collectors.groupingBy(List::getFirst)),
                signs,
                isOptional);
    }
}
