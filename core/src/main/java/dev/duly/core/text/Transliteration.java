package dev.duly.core.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/// Brings look-alikes to the plain characters that cost one septet, before a text is counted and
/// kept, so that the text kept is the text sent.
///
/// One curly apostrophe makes three segments of a reminder that fits in one. What is changed:
/// quotes, apostrophes, dashes, bullets, dots and spaces of other shapes ([PlainCharacters] is the
/// list); each kind of line end becomes a line feed; characters that show nothing are dropped, save
/// where they carry meaning ([Invisibles]); and the whole is composed (Unicode NFC). Letters are
/// left as they are, accents included: a name stays a name.
public final class Transliteration {
    private Transliteration() {}

    /// Never changes what is plain already, and applying it twice changes nothing more. Control
    /// characters and halves of surrogate pairs are left for [MessageText] to refuse.
    public static String apply(String written) {
        if (isPlain(written)) {
            return written;
        }
        // Composed first, since some characters are canonically one of those replaced (U+2000 is
        // U+2002); and last, since what is replaced or dropped can bring a letter to its accent.
        var plain = replaced(composed(written));
        return isPlain(plain) ? plain : composed(Invisibles.withoutIdle(plain));
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character > '~' || character == '\r' || character == '\t' || character == '`') {
                return false;
            }
        }
        return true;
    }

    private static String composed(String text) {
        return Normalizer.isNormalized(text, Form.NFC)
                ? text
                : Normalizer.normalize(text, Form.NFC);
    }

    private static String replaced(String text) {
        var plain = new StringBuilder(text.length() + 8);
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                continue;
            }
            PlainCharacters.append(character, plain);
        }
        return plain.toString();
    }
}
