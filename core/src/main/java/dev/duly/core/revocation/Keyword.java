package dev.duly.core.revocation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A text that is a keyword and nothing else.
///
/// @param word as we recognised it: upper case, without spaces and punctuation, such as `STOP`
public record Keyword(Kind kind, String word) {
    public enum Kind {
        OPT_OUT,
        OPT_IN,
        HELP
    }

    /// 47 CFR 64.1200(a)(10) names seven of these; Twilio's own list has eight. Ours is both.
    private static final Set<String> OPT_OUT =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");

    /// `YES` is missing on purpose: officers ask clients to reply YES to confirm.
    private static final Set<String> OPT_IN = Set.of("START", "UNSTOP");

    /// Twilio's default opt-in words have it, so Twilio answers it.
    private static final String YES = "YES";

    private static final Set<String> HELP = Set.of("HELP", "INFO");

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF\\uFE0F]");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

    /// What Twilio takes off: spaces and punctuation, and no sign, emoji or invisible character.
    private static final Pattern TWILIOS_EDGES =
            Pattern.compile(
                    "^[\\s\\p{P}\\p{Z}]+|[\\s\\p{P}\\p{Z}]+$", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern INNER = Pattern.compile("[\\s._\\-\\u2010-\\u2015]+");

    /// Longer than any text that a provider carries: bounds the work, whatever is posted.
    private static final int LONGEST = 2_000;

    /// The keyword that the whole of `body` is, in any case, width, spacing and punctuation.
    public static Optional<Keyword> of(String body) {
        if (body.length() > LONGEST) {
            return Optional.empty();
        }
        var word = plain(body);
        if (OPT_OUT.contains(word)) {
            return Optional.of(new Keyword(Kind.OPT_OUT, word));
        }
        if (OPT_IN.contains(word)) {
            return Optional.of(new Keyword(Kind.OPT_IN, word));
        }
        return HELP.contains(word) ? Optional.of(new Keyword(Kind.HELP, word)) : Optional.empty();
    }

    /// Whether Twilio's default handling takes `body` for a keyword and answers it. It compares the
    /// whole text in any case; spaces and punctuation round it are taken off, and nothing else.
    public static boolean answeredByTwilio(String body) {
        if (body.length() > LONGEST) {
            return false;
        }
        var word = TWILIOS_EDGES.matcher(body).replaceAll("").toUpperCase(Locale.ROOT);
        return OPT_OUT.contains(word)
                || OPT_IN.contains(word)
                || HELP.contains(word)
                || word.equals(YES);
    }

    private static String plain(String body) {
        var visible =
                INVISIBLE.matcher(Normalizer.normalize(body, Normalizer.Form.NFKC)).replaceAll("");
        var bare = EDGES.matcher(visible).replaceAll("");
        return INNER.matcher(bare).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
