package dev.duly.core.text;

import java.util.List;
import java.util.random.RandomGenerator;

/// Texts that nobody would write by hand: a seed gives the same ones each time.
final class RandomText {
    private static final String GSM =
            "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0159:;<=>?¡AZÄÖÑÜ§¿azäöñüà\n^{}\\[~]|€";

    /// What stands beside each other in real texts and is hard: look-alikes, marks, joiners, marks
    /// of direction, emoji of several code points, line ends, halves of pairs.
    private static final List<String> HARD =
            List.of(
                    "\u2019",
                    "\u201C",
                    "\u2014",
                    "\u2026",
                    "\u00A0",
                    "\u2022",
                    "`",
                    "\t",
                    "\r",
                    "\n",
                    "\r\n",
                    "\u200B",
                    "\uFEFF",
                    "\u00AD",
                    "\u200C",
                    "\u200D",
                    "\u200E",
                    "\u200F",
                    "\u202A",
                    "\u202C",
                    "\u202E",
                    "\u2066",
                    "\u2069",
                    "\uFE0F",
                    "\u20E3",
                    "\u0301",
                    "\u0338",
                    "\u0327",
                    "\u064E",
                    "\u094D",
                    "\u0915",
                    "\u0937",
                    "\u0645",
                    "\u06CC",
                    "\u05D0",
                    "\u0BCB",
                    "\uFF21",
                    "\uFF40",
                    "\u2000",
                    "\u1FEF",
                    "\u212B",
                    "A",
                    "e",
                    "\u1100",
                    "\u1161",
                    "\u11A8",
                    "\uD83D\uDC4D",
                    "\uD83C\uDFFD",
                    "\uD83D\uDC69",
                    "\u2764",
                    "\uD83C\uDDFA",
                    "\uD83C\uDDF8",
                    "\uD83D",
                    "\uDC69");

    private final RandomGenerator random;

    RandomText(RandomGenerator random) {
        this.random = random;
    }

    /// 1 to `longest` characters that GSM-7 has.
    String gsm(int longest) {
        var text = new StringBuilder();
        for (var left = random.nextInt(1, longest + 1); left > 0; left--) {
            text.append(GSM.charAt(random.nextInt(GSM.length())));
        }
        return text.toString();
    }

    /// 1 to `longest` pieces: plain, hard, or any code point at all, lone surrogates included.
    String any(int longest) {
        var text = new StringBuilder();
        for (var left = random.nextInt(1, longest + 1); left > 0; left--) {
            switch (random.nextInt(8)) {
                case 0 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                case 1 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
                case 2 -> text.append("Ваш суд завтра в 9 ", 0, random.nextInt(1, 19));
                case 3 -> text.append(GSM.charAt(random.nextInt(GSM.length())));
                default -> text.append(HARD.get(random.nextInt(HARD.size())));
            }
        }
        return text.toString();
    }

    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
