package dev.duly.core.revocation;

import dev.duly.core.revocation.Revocation.Tier;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Reads what inbound texts say of consent, by the lists of words that an agency has in force.
///
/// The first that is true of a text decides: it is a keyword and nothing else; it says that the
/// number is wrong; it is short and starts with a keyword; it has a phrase that asks for no more
/// texts; it should be read by a person. What is innocent, such as "stop by", is taken out before
/// phrases are looked for. The work grows with the length of the text alone.
///
/// All lists are read for every client: who revokes in another language than the one on file has
/// revoked.
public final class Revocations {
    /// Reading a list takes tenths of a second, and it never changes.
    private static final Map<List<RevocationWords>, Revocations> READ = new ConcurrentHashMap<>();

    private final Lexicon lexicon;
    private final List<RevocationWords> words;

    /// @throws IllegalArgumentException when something in a list cannot be read; it names the list,
    ///   the line and the rule
    public Revocations(Collection<RevocationWords> words) {
        this.words = List.copyOf(words);
        this.lexicon = new Lexicon(this.words);
    }

    /// By the lists that come with Duly and hold on `day`.
    public static Revocations builtIn(LocalDate day) {
        return inForce(RevocationWords.builtIn(), day);
    }

    /// By those of `lists` that hold on `day`. Lists of one language add to one another.
    public static Revocations inForce(Collection<RevocationWords> lists, LocalDate day) {
        var inForce = lists.stream().filter(list -> list.isInForce(day)).toList();
        return READ.computeIfAbsent(inForce, Revocations::new);
    }

    /// The lists that decide; their labels are to be kept with the answer.
    public List<RevocationWords> words() {
        return words;
    }

    /// The labels of those lists, as a text.
    public String labels() {
        return words.stream().map(RevocationWords::label).collect(Collectors.joining(", "));
    }

    /// @param doubleOptInOpen we asked the person to confirm an opt-in and wait for the answer:
    ///   only then is YES one
    public Revocation classify(String body, boolean doubleOptInOpen) {
        var text = Utterance.of(body);
        if (text.words().isEmpty()) {
            return Utterance.isStopSign(body)
                    ? new Revocation.OptOut(Tier.PHRASE, "phrase.stop-sign", false)
                    : new Revocation.Nothing();
        }
        return bareWord(text, doubleOptInOpen)
                .or(() -> KeywordReading.exact(text.words(), lexicon))
                .orElseGet(() -> new SentenceReading(text, lexicon).read());
    }

    private Optional<Revocation> bareWord(Utterance text, boolean doubleOptInOpen) {
        var joined = KeywordReading.joined(text.words());
        return lexicon.bareWord(Lexicon.OPT_IN, joined)
                .map(name -> "opt_in." + name)
                .or(() ->
                        doubleOptInOpen
                                ? lexicon.bareWord(Lexicon.CONFIRM, joined)
                                        .map(name -> Revocation.OptIn.CONFIRMING + name)
                                : Optional.empty())
                .<Revocation>map(Revocation.OptIn::new)
                .or(() ->
                        lexicon.bareWord(Lexicon.HELP, joined)
                                .map(name -> new Revocation.Help("help." + name)));
    }
}
