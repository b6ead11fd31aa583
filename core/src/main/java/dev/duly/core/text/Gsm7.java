package dev.duly.core.text;

/// The GSM-7 default alphabet and its extension (3GPP TS 23.038, 6.2.1), as a table by character,
/// so that counting a text creates no object.
final class Gsm7 {
    private static final String ONE_SEPTET =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
                    + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// Each goes as an escape and a code.
    private static final String TWO_SEPTETS = "\f^{}\\[~]|€";

    private static final byte[] SEPTETS = new byte['€' + 1];

    static {
        ONE_SEPTET.chars().forEach(character -> SEPTETS[character] = 1);
        TWO_SEPTETS.chars().forEach(character -> SEPTETS[character] = 2);
    }

    private Gsm7() {}

    /// 1, 2, or 0 for a character that GSM-7 does not have.
    static int septets(char character) {
        return character < SEPTETS.length ? SEPTETS[character] : 0;
    }

    /// What the whole text takes, or -1 when GSM-7 cannot carry it.
    static int septets(String text) {
        return septets(text, 0, text.length());
    }

    static int septets(String text, int from, int to) {
        var sum = 0;
        for (var i = from; i < to; i++) {
            var septets = septets(text.charAt(i));
            if (septets == 0) {
                return -1;
            }
            sum += septets;
        }
        return sum;
    }
}
