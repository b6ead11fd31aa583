package dev.duly.core.revocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A text as words, with where its sentences and clauses begin.
record Utterance(List<Word> words) {
    /// What stands before a word.
    enum Pause {
        NONE,
        /// A comma, a dash, a bracket, a quotation mark, a picture.
        CLAUSE,
        /// A full stop, a question or exclamation mark, a new line.
        SENTENCE
    }

    /// @param form in lower case, without accents and apostrophes
    /// @param isName it begins with a capital and is not in capitals as a whole, or is a known name
    /// @param isShouted all of it is in capitals
    /// @param isQuoted a quotation mark stands before it
    /// @param isAsked a question mark stands behind it
    /// @param isFiller it adds nothing to what is said, such as "really"
    record Word(
            String form,
            Pause before,
            boolean isName,
            boolean isShouted,
            boolean isQuoted,
            boolean isAsked,
            boolean isFiller) {
        Word as(String otherForm) {
            return new Word(otherForm, before, isName, isShouted, isQuoted, isAsked, isFiller);
        }

        Word following(String otherForm) {
            return new Word(otherForm, Pause.NONE, isName, isShouted, false, isAsked, isFiller);
        }

        Word known(boolean asName, boolean asFiller) {
            return new Word(form, before, asName, isShouted, isQuoted, isAsked, asFiller);
        }

        private Word asked() {
            return new Word(form, before, isName, isShouted, isQuoted, true, isFiller);
        }
    }

    /// Longer than any text that a provider carries: what lies beyond is not read, which bounds the
    /// work, whatever is posted.
    static final int LONGEST = 2_000;

    private static final String ENDS = ".!?;\n\r¡¿。！？؟…";
    private static final String QUESTIONS = "?？؟";
    private static final String CLAUSES = ",:()[]{}\"“”«»„/|<>~=–—+•·";
    private static final String QUOTES = "\"“«„";
    private static final String STOP_SIGNS = "🛑⛔🚫";

    Utterance {
        words = List.copyOf(words);
    }

    static Utterance of(String body) {
        return new Utterance(new Splitting(readable(body)).words());
    }

    /// Nothing but stop signs, and at least one of them.
    static boolean isStopSign(String body) {
        var seen = body.codePoints().limit(LONGEST).filter(Utterance::isSeen).toArray();
        return seen.length > 0
                && Arrays.stream(seen)
                        .allMatch(codePoint ->
                                STOP_SIGNS.codePoints().anyMatch(sign -> sign == codePoint));
    }

    private static boolean isSeen(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && codePoint != '!'
                && codePoint != '.'
                && codePoint != '\uFE0F';
    }

    private static String readable(String body) {
        var cut = body.length() > LONGEST ? body.substring(0, LONGEST) : body;
        return Letters.visible(cut);
    }

    /// Goes through the characters once.
    private static final class Splitting {
        private final int[] text;
        private final List<Word> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private Pause pause = Pause.SENTENCE;
        private boolean isQuoted;

        private Splitting(String text) {
            this.text = text.codePoints().toArray();
        }

        private List<Word> words() {
            for (var at = 0; at < text.length; at++) {
                if (belongsToWord(at)) {
                    word.appendCodePoint(text[at]);
                } else {
                    end();
                    separate(at);
                }
            }
            end();
            return words;
        }

        private boolean belongsToWord(int at) {
            return switch (text[at]) {
                case '$' -> isLetter(at + 1) || (isLetter(at - 1) && isLetter(at + 2));
                case '*' -> isLetter(at - 1) && (isLetter(at + 1) || isStar(at + 1));
                case '#' -> !isLetterOrDigit(at - 1) && !isLetterOrDigit(at + 1);
                default -> isLetterOrDigit(at);
            };
        }

        private void separate(int at) {
            var character = text[at];
            if (character == '.' && isLetterOrDigit(at - 1) && isLetterOrDigit(at + 1)) {
                pause = isLetterOrDigit(at - 2) ? longer(Pause.CLAUSE) : pause;
                return;
            }
            if (QUESTIONS.indexOf(character) >= 0 && !words.isEmpty()) {
                words.add(words.removeLast().asked());
            }
            isQuoted = QUOTES.indexOf(character) >= 0 || (isQuoted && character == ' ');
            if (ENDS.indexOf(character) >= 0) {
                pause = Pause.SENTENCE;
            } else if (CLAUSES.indexOf(character) >= 0
                    || Character.getType(character) == Character.OTHER_SYMBOL
                    || isDash(at)) {
                pause = longer(Pause.CLAUSE);
            }
        }

        private boolean isDash(int at) {
            return text[at] == '-' && !(isLetterOrDigit(at - 1) && isLetterOrDigit(at + 1));
        }

        private Pause longer(Pause other) {
            return pause.compareTo(other) > 0 ? pause : other;
        }

        private void end() {
            if (word.isEmpty()) {
                return;
            }
            var written = word.toString();
            var hasLetters = written.codePoints().anyMatch(Character::isLetter);
            var isShouted =
                    hasLetters
                            && written.length() > 1
                            && written.codePoints().noneMatch(Character::isLowerCase);
            var isName =
                    !isShouted
                            && written.length() > 1
                            && Character.isUpperCase(written.codePointAt(0));
            words.add(
                    new Word(
                            Letters.lower(written),
                            pause,
                            isName,
                            isShouted,
                            isQuoted,
                            false,
                            false));
            word.setLength(0);
            pause = Pause.NONE;
            isQuoted = false;
        }

        private boolean isStar(int at) {
            return at < text.length && text[at] == '*';
        }

        private boolean isLetter(int at) {
            return at >= 0 && at < text.length && Character.isLetter(text[at]);
        }

        private boolean isLetterOrDigit(int at) {
            return at >= 0 && at < text.length && Character.isLetterOrDigit(text[at]);
        }
    }
}
