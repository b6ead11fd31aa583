package dev.duly.core.content;

import dev.duly.core.content.ContentFinding.Effect;
import dev.duly.core.purpose.Purpose;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One rule about what a text says.
///
/// @param id such as `link.shortener`
/// @param purposes of the texts that it is about; empty for all
/// @param sentence why, for the author
/// @param source law or page that it comes from
/// @param entries words, or hosts; a word or host in small letters
public record ContentRule(
        String id,
        Effect effect,
        Kind kind,
        Set<Purpose> purposes,
        String sentence,
        String source,
        List<String> entries) {
    /// What its entries are.
    public enum Kind {
        /// Whole words, in any case, with or without accents; a `*` at the end stands for the rest
        /// of a word.
        TERMS,
        /// Hosts of links, with whatever stands before them: `bit.ly` is `www.bit.ly` too.
        LINKS;

        /// As it stands in data and answers.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9.-]{0,59}");

    /// A host, but not that of an e-mail address.
    private static final Pattern HOST =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,24}(?![\\p{L}\\p{N}-])",
                    Pattern.CASE_INSENSITIVE);

    public ContentRule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a rule's id is at most 60 small letters, digits, dots and dashes");
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("the rule " + id + " has no entries");
        }
        purposes = Set.copyOf(purposes);
        entries = List.copyOf(entries);
    }

    /// The same rule, with another effect.
    public ContentRule to(Effect next) {
        return new ContentRule(id, next, kind, purposes, sentence, source, entries);
    }

    /// What it finds in `text`; the first thing alone.
    Optional<ContentFinding> judge(String text, Purpose purpose) {
        if (!purposes.isEmpty() && !purposes.contains(purpose)) {
            return Optional.empty();
        }
        var found =
                switch (kind) {
                    case TERMS -> term(PlainWords.of(text));
                    case LINKS -> link(text);
                };
        return found.map(words ->
                new ContentFinding(id, effect, words, sentence + " Found: \"" + words + "\"."));
    }

    private Optional<String> term(String words) {
        return entries.stream().filter(entry -> PlainWords.contain(words, entry)).findFirst();
    }

    private Optional<String> link(String text) {
        if (!mayHoldHost(text)) {
            return Optional.empty();
        }
        return HOST.matcher(text)
                .results()
                .map(match -> match.group().toLowerCase(Locale.ROOT))
                .filter(host ->
                        entries.stream()
                                .anyMatch(
                                        entry -> host.equals(entry) || host.endsWith("." + entry)))
                .findFirst();
    }

    /// Whether it is worth looking for a host, which costs far more: one has a dot with a letter or
    /// digit right after it, and most texts have none.
    private static boolean mayHoldHost(String text) {
        for (var dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            if (dot + 1 < text.length() && Character.isLetterOrDigit(text.charAt(dot + 1))) {
                return true;
            }
        }
        return false;
    }
}
