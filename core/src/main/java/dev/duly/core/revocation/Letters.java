package dev.duly.core.revocation;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Letters as a reader sees them, whatever they are made of: width, accents, invisible characters
/// and letters of other scripts that look the same are taken away.
final class Letters {
    /// What looks like the Latin letter at the same place. Upper and lower case differ: a Cyrillic
    /// capital Н looks like H, its small letter like nothing in Latin.
    private static final String LOOKS =
            "АВЕЅІЈКМНОРСТХаеѕіјорсухυΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντραικεԁԛԝһɡıɑⅼɩɪᴀʙᴄᴅᴇꜰɢʜᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢøØłŁ";

    private static final String LATIN =
            "ABESIJKMHOPCTXaesijopcyxuABEZHIKMNOPTYXovtpaikedqwhgialiiabcdefghjklmnoprstuvwyzoOlL";

    private static final Map<Integer, Character> LATIN_OF = latinOf();

    private static final String APOSTROPHES = "'’‘‛`´ʼ′＇ʹˈ";
    private static final String DIGITS = "013457$";
    private static final String AS_LETTERS = "oieasts";

    private Letters() {}

    /// Apostrophes gone, compatibility forms decomposed, marks and invisible characters gone,
    /// look-alikes as Latin letters; the case stays.
    static String visible(String text) {
        var plain = new StringBuilder(text.length());
        Normalizer.normalize(withoutApostrophes(text), Normalizer.Form.NFKD)
                .codePoints()
                .filter(codePoint -> !isInvisible(codePoint))
                .forEach(codePoint -> append(plain, codePoint));
        return plain.toString();
    }

    /// One word, in lower case.
    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /// `STOOOP` and `stopp` as `stop`: a letter said again says nothing more.
    static String squeezed(String word) {
        var once = new StringBuilder(word.length());
        for (var at = 0; at < word.length(); at++) {
            if (at == 0 || word.charAt(at) != word.charAt(at - 1)) {
                once.append(word.charAt(at));
            }
        }
        return once.toString();
    }

    /// `st0p` and `$top` as `stop`; a word without a letter stays as it is.
    static String withoutDigits(String word) {
        if (word.chars().noneMatch(Character::isLetter)) {
            return word;
        }
        var letters = new StringBuilder(word.length());
        word.chars()
                .forEach(character -> {
                    var place = DIGITS.indexOf(character);
                    letters.append(place < 0 ? (char) character : AS_LETTERS.charAt(place));
                });
        return letters.toString();
    }

    /// Taken out first: some of them are decomposed into a space and a mark.
    private static String withoutApostrophes(String text) {
        var rest = new StringBuilder(text.length());
        text.chars()
                .filter(character -> APOSTROPHES.indexOf(character) < 0)
                .forEach(character -> rest.append((char) character));
        return rest.toString();
    }

    private static void append(StringBuilder plain, int codePoint) {
        var latin = LATIN_OF.get(codePoint);
        if (latin == null) {
            plain.appendCodePoint(codePoint);
        } else {
            plain.append(latin.charValue());
        }
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> false;
        };
    }

    private static Map<Integer, Character> latinOf() {
        var table = new HashMap<Integer, Character>();
        var looks = LOOKS.codePoints().toArray();
        for (var at = 0; at < looks.length; at++) {
            table.put(looks[at], LATIN.charAt(at));
        }
        return Map.copyOf(table);
    }
}
