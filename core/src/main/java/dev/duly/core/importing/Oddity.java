package dev.duly.core.importing;

import java.util.Locale;

/// What is odd about a text of an older server. Each is shown and exported all the same.
public enum Oddity {
    DIRECTION("neither in nor out; in no thread"),
    NUMBER("no number of the client that can be read; in no thread"),
    OPT_OUT_LOST(
            "asks for no more texts, or says that the client did, and whose it is cannot be read: look at it"),
    KEPT_BY_DULY("Duly keeps the same text itself; that one stands in the thread"),
    CLOSED("its field `duly` holds something of another program; in no thread"),
    DATE("no date, one as text, or one in the future; first in its thread if it has none"),
    BODY("no words"),
    STATUS("a status that is none of queued, sending, sent, delivered, failed"),
    UNCLEAR("may ask for fewer texts, or none; nothing is suppressed"),
    OPT_IN_UNPLACED(
            "asks for texts again, and whose number it came to is not known; nothing is lifted");

    private final String sentence;

    Oddity(String sentence) {
        this.sentence = sentence;
    }

    /// As it stands in answers.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// For people.
    public String sentence() {
        return sentence;
    }
}
