package dev.duly.core.template;

import dev.duly.core.text.Encoding;
import dev.duly.core.text.Segments;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// What a text costs on the air, and what makes it cost so much.
///
/// @param text what was counted
/// @param limit segments that the department allows
/// @param costly the characters that force UCS-2, in the order in which they come
/// @param segmentsInGsm7 segments with every costly character replaced by its plain one
/// @param segmentsInUcs2 segments once a value brings a character that GSM-7 lacks, such as the í
///   of María; empty when no value can, or the text is in UCS-2 already
public record Appraisal(
        String text,
        Segments segments,
        int limit,
        List<CostlyCharacter> costly,
        int segmentsInGsm7,
        Optional<Integer> segmentsInUcs2) {
    /// Of a department that says nothing else. Source: carriers pass longer texts on badly, and
    /// each segment is paid for.
    public static final int USUAL_LIMIT = 3;

    private static final String LETTER_OUTSIDE = "í";

    public Appraisal {
        costly = List.copyOf(costly);
    }

    /// @param takesValues whether a value may still bring other characters
    static Appraisal of(String text, int limit, boolean takesValues) {
        var segments = Segments.of(text);
        var costly =
                text.codePoints()
                        .filter(Appraisal::isCostly)
                        .distinct()
                        .mapToObj(one -> costly(text, one, segments.count()))
                        .toList();
        return new Appraisal(
                text,
                segments,
                limit,
                costly,
                count(plain(text, Appraisal::isCostly)),
                takesValues && costly.isEmpty()
                        ? Optional.of(count(LETTER_OUTSIDE + text.substring(1)))
                        : Optional.empty());
    }

    public boolean exceedsLimit() {
        return segments.count() > limit;
    }

    private static CostlyCharacter costly(String text, int codePoint, int now) {
        var without = count(plain(text, one -> one == codePoint));
        return new CostlyCharacter(
                Character.toString(codePoint),
                (int) text.codePoints().filter(one -> one == codePoint).count(),
                plain(codePoint),
                without,
                Math.max(0, now - without));
    }

    private static boolean isCostly(int codePoint) {
        return Encoding.of(Character.toString(codePoint)) == Encoding.UCS_2;
    }

    private static String plain(String text, IntPredicate replaced) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .forEach(one ->
                        plain.append(replaced.test(one) ? plain(one) : Character.toString(one)));
        return plain.toString();
    }

    /// The letter without its accent; empty when that is none that GSM-7 has.
    private static String plain(int codePoint) {
        var base =
                Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD)
                        .codePointAt(0);
        return isCostly(base) ? "" : Character.toString(base);
    }

    private static int count(String text) {
        return text.isEmpty() ? 0 : Segments.of(text).count();
    }
}
