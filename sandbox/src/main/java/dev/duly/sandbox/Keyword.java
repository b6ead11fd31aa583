package dev.duly.sandbox;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text that is a keyword and nothing else, as Twilio recognises it by default
/// (twilio.com/docs/messaging/tutorials/advanced-opt-out).
enum Keyword {
    STOP(
            "You have successfully been unsubscribed. You will not receive any more messages from"
                    + " this number. Reply START to resubscribe."),
    START(
            "You have successfully been re-subscribed to messages from this number. Reply HELP for"
                    + " help. Reply STOP to unsubscribe. Msg&Data Rates May Apply."),
    /// Lifts a block as START does, and is an ordinary answer when there is none.
    YES(START.answer),
    HELP("Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

    private static final Pattern AROUND =
            Pattern.compile(
                    "^[\\s\\p{P}\\p{Z}]+|[\\s\\p{P}\\p{Z}]+$", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Map<String, Keyword> WORDS =
            Map.ofEntries(
                    Map.entry("STOP", STOP),
                    Map.entry("UNSUBSCRIBE", STOP),
                    Map.entry("END", STOP),
                    Map.entry("QUIT", STOP),
                    Map.entry("STOPALL", STOP),
                    Map.entry("REVOKE", STOP),
                    Map.entry("OPTOUT", STOP),
                    Map.entry("CANCEL", STOP),
                    Map.entry("START", START),
                    Map.entry("UNSTOP", START),
                    Map.entry("YES", YES),
                    Map.entry("HELP", HELP),
                    Map.entry("INFO", HELP));

    private final String answer;

    Keyword(String answer) {
        this.answer = answer;
    }

    /// In any case, with spaces and punctuation around it.
    static Optional<Keyword> in(String body) {
        var bare = AROUND.matcher(body).replaceAll("").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(WORDS.get(bare));
    }

    /// What is answered; empty when the word changes nothing and asks nothing. A STOP is answered
    /// only when it blocks: whoever is out already hears nothing more.
    Optional<String> answer(boolean blocked) {
        return switch (this) {
            case STOP -> Optional.of(answer).filter(unblocked -> !blocked);
            case YES -> Optional.of(answer).filter(lifted -> blocked);
            case START, HELP -> Optional.of(answer);
        };
    }
}
