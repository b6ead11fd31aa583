package dev.duly.sandbox;

/// How many segments a body takes on the air: 160 or 153 septets, 70 or 67 UTF-16 units.
final class Segments {
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
                    + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private Segments() {}

    static int in(String body) {
        var plain = body.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
        return plain ? count(body, 160, 153, true) : count(body, 70, 67, false);
    }

    // What belongs together, an escaped character or a surrogate pair, is never split.
    private static int count(String body, int alone, int part, boolean plain) {
        var whole = 0;
        var parts = 1;
        var used = 0;
        for (var at = 0; at < body.length(); ) {
            var step = plain ? 1 : Character.charCount(body.codePointAt(at));
            var units = plain && EXTENDED.indexOf(body.charAt(at)) >= 0 ? 2 : step;
            if (used + units > part) {
                parts++;
                used = 0;
            }
            used += units;
            whole += units;
            at += step;
        }
        return whole <= alone ? 1 : parts;
    }
}
