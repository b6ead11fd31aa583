package dev.duly.core.text;

/// The words of a text that we send, exactly as they are kept, counted and sent.
///
/// Prints its length only, so that no log line holds a body.
///
/// @param value 1 to 1,600 UTF-16 units, not blank, well-formed, no control character but the line
///   feed
public record MessageText(String value) {
    /// Twilio refuses longer ones (error 21617). Counted in UTF-16 units, which is never less than
    /// what a provider counts: what we take will not be refused later.
    public static final int LONGEST = 1_600;

    /// No transliteration makes an honest text so much shorter; what is longer is not even looked
    /// at.
    private static final int LONGEST_WRITTEN = 8 * LONGEST;

    public MessageText {
        if (value.isBlank()) {
            throw new IllegalArgumentException("must not be blank");
        }
        checkLength(value, LONGEST);
        if (!isPlain(value)) {
            value.codePoints().forEach(MessageText::check);
        }
    }

    /// What a person wrote, with look-alikes brought to plain characters ([Transliteration]).
    ///
    /// @throws IllegalArgumentException with the broken rule
    public static MessageText of(String written) {
        checkLength(written, LONGEST_WRITTEN);
        return new MessageText(Transliteration.apply(written));
    }

    @Override
    public String toString() {
        return "text of " + value.length() + " characters";
    }

    private static void checkLength(String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    "must have at most %,d characters, and has %,d"
                            .formatted(LONGEST, text.length()));
        }
    }

    /// Printable ASCII has nothing to be refused for.
    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static void check(int codePoint) {
        if (Character.getType(codePoint) == Character.SURROGATE) {
            throw new IllegalArgumentException(
                    "has half a surrogate pair, which no text can carry");
        }
        if (Character.isISOControl(codePoint) && codePoint != '\n') {
            throw new IllegalArgumentException(
                    "has the control character U+%04X".formatted(codePoint));
        }
    }
}
