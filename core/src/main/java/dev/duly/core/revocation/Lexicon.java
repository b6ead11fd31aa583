package dev.duly.core.revocation;

import dev.duly.core.revocation.Utterance.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Several lists of words made ready to be looked up.
final class Lexicon {
    static final String STRONG = "opt-out strong";
    static final String OPT_OUT = "opt-out";
    static final String APPOINTMENT = "opt-out or appointment";
    static final String OPT_IN = "opt-in";
    static final String CONFIRM = "confirm";
    static final String HELP = "help";
    static final String INNOCENT = "innocent";
    static final String SOMEONE_ELSE = "someone-else";
    static final String LIMIT = "limit";
    static final String PHRASE = "phrase";
    static final String PHRASE_ALWAYS = "phrase always";
    static final String WRONG_NUMBER = "wrong-number";
    static final String REVIEW = "review";
    static final String REACTION = "reaction";
    static final String SPELLING = "spelling";
    static final String OTHER_WORDS = "other-words";
    static final String SOUNDS = "sounds";

    /// What is found in these takes meaning away from other words, so it has to be just that.
    static final Set<String> TAKEN_AS_WRITTEN = Set.of(INNOCENT, SOMEONE_ELSE, LIMIT, REACTION);

    static final Set<String> SECTIONS =
            Set.of(
                    STRONG,
                    OPT_OUT,
                    APPOINTMENT,
                    OPT_IN,
                    CONFIRM,
                    HELP,
                    INNOCENT,
                    SOMEONE_ELSE,
                    LIMIT,
                    PHRASE,
                    PHRASE_ALWAYS,
                    WRONG_NUMBER,
                    REVIEW,
                    REACTION,
                    SPELLING,
                    OTHER_WORDS,
                    SOUNDS);

    /// Marks a keyword that is also recognised with one letter wrong.
    private static final String SLIPS = "~";

    /// A keyword.
    ///
    /// @param name such as `en.stop`
    /// @param words as it is written
    /// @param isStrong a sentence of its own in a longer text revokes too
    /// @param isAppointment it may be meant for an appointment
    record Entry(String name, List<String> words, boolean isStrong, boolean isAppointment) {}

    private final Map<String, Entry> optOuts = new HashMap<>();
    private final Map<String, Map<String, String>> bareWords = new HashMap<>();
    private final Map<String, Phrases> phrases = new HashMap<>();
    private final Map<String, List<String>> spelled = new HashMap<>();
    private final List<List<String>> polite;
    private final List<List<String>> besideKeyword;
    private final List<List<String>> aboutTexts;
    private final Set<String> firstNames;
    private final Set<String> noNames;
    private final Set<String> fillers;
    private final Spelling keywordSpelling;
    private final Spelling wordSpelling;

    Lexicon(Collection<RevocationWords> lists) {
        var slips = new HashSet<String>();
        lists.forEach(list -> {
            keywords(list, STRONG, slips);
            keywords(list, OPT_OUT, slips);
            keywords(list, APPOINTMENT, slips);
            Stream.of(OPT_IN, CONFIRM, HELP).forEach(section -> bareWords(list, section));
            list.section(SPELLING).forEach(line -> spelling(list, line));
        });
        var classes = new WordClasses(lists);
        polite = classes.sequences("@polite");
        besideKeyword = classes.sequences("@polite|@beside-keyword");
        firstNames = classes.named("first-name");
        noNames = classes.named("no-name");
        fillers = classes.named("filler");
        aboutTexts = classes.sequences("@texting|@texts");
        Stream.of(
                        INNOCENT,
                        SOMEONE_ELSE,
                        LIMIT,
                        PHRASE,
                        PHRASE_ALWAYS,
                        WRONG_NUMBER,
                        REVIEW,
                        REACTION)
                .forEach(section -> phrases.put(section, new Phrases(lists, section, classes)));
        var others =
                lists.stream()
                        .flatMap(list -> list.words(OTHER_WORDS).stream())
                        .flatMap(line -> Stream.of(line.split("\\s+", -1)))
                        .collect(Collectors.toCollection(HashSet::new));
        others.addAll(firstNames);
        var known = new HashSet<>(classes.words());
        optOuts.values().forEach(entry -> known.addAll(entry.words()));
        keywordSpelling =
                new Spelling(optOuts.keySet(), slips, notDoubled(others, known), 3, lists);
        wordSpelling = new Spelling(known, longOnes(known), others, 5, lists);
    }

    /// The opt-out that the words are when written as one.
    Optional<Entry> optOut(String joined) {
        return keywordSpelling.meant(joined).map(optOuts::get);
    }

    /// The name of the word in `section` that the words are when written as one.
    Optional<String> bareWord(String section, String joined) {
        return Optional.ofNullable(bareWords.getOrDefault(section, Map.of()).get(joined));
    }

    Phrases phrases(String section) {
        return phrases.getOrDefault(section, Phrases.NONE);
    }

    Collection<Entry> optOuts() {
        return optOuts.values();
    }

    List<List<String>> polite() {
        return polite;
    }

    List<List<String>> besideKeyword() {
        return besideKeyword;
    }

    List<List<String>> aboutTexts() {
        return aboutTexts;
    }

    /// The same words as they are spelled in the lists.
    List<Word> spelledOut(List<Word> words) {
        var result = new ArrayList<Word>();
        for (var word : words) {
            var forms =
                    Optional.ofNullable(spelled.get(word.form()))
                            .orElseGet(() ->
                                    List.of(wordSpelling.meant(word.form()).orElse(word.form())));
            var first = known(word.as(forms.getFirst()));
            if (!result.isEmpty() && isRepeated(result.getLast(), first)) {
                continue;
            }
            result.add(first);
            forms.stream().skip(1).map(word::following).forEach(result::add);
        }
        return List.copyOf(result);
    }

    /// People write names in small letters, and other words with a capital: "not david", "Monday".
    private Word known(Word word) {
        var isName =
                firstNames.contains(word.form())
                        || (word.isName() && !noNames.contains(word.form()));
        return word.known(isName, fillers.contains(word.form()));
    }

    private static boolean isRepeated(Word last, Word next) {
        return last.form().equals(next.form()) && next.before() == Utterance.Pause.NONE;
    }

    private void keywords(RevocationWords list, String section, Set<String> slips) {
        for (var line : list.words(section)) {
            var written = Letters.visible(Letters.lower(line.replace(SLIPS, ""))).strip();
            var words = List.of(written.split("\\s+", -1));
            var joined = String.join("", words);
            var name = list.language() + "." + String.join("-", words);
            optOuts.put(
                    joined,
                    new Entry(name, words, section.equals(STRONG), section.equals(APPOINTMENT)));
            if (line.endsWith(SLIPS)) {
                slips.add(joined);
            }
        }
    }

    private void bareWords(RevocationWords list, String section) {
        for (var line : list.words(section)) {
            var word = Letters.visible(Letters.lower(line));
            bareWords
                    .computeIfAbsent(section, _ -> new HashMap<>())
                    .put(word.replace(" ", ""), list.language() + "." + word.replace(' ', '-'));
        }
    }

    private void spelling(RevocationWords list, RevocationWords.Line line) {
        var sides = line.text().split("=", 2);
        if (sides.length < 2) {
            throw list.wrong(line, "a spelling has the form: meant = written written");
        }
        var meant = List.of(sides[0].strip().split("\\s+", -1));
        for (var written : sides[1].strip().split("\\s+", -1)) {
            spelled.put(written, meant);
        }
    }

    /// A text that is "stoop" and nothing else is a STOP with a letter said again.
    private Set<String> notDoubled(Set<String> others, Set<String> known) {
        return Stream.of(others, known)
                .flatMap(Collection::stream)
                .filter(word -> !optOuts.containsKey(Letters.squeezed(word)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> longOnes(Set<String> words) {
        return words.stream().filter(word -> word.length() > 5).toList();
    }
}
