package dev.duly.core.template;

/// A character that GSM-7 does not have: one of them takes the whole text to UCS-2, where a segment
/// holds 67 characters instead of 153.
///
/// @param character one code point
/// @param count how often it stands there
/// @param plain what could stand in its place, such as `a` for `á`; empty when nothing is like it
/// @param segmentsWithout segments of the text when this one is replaced, and the others stay
/// @param saves segments fewer than now: 0 while another costly character stays
public record CostlyCharacter(
        String character, int count, String plain, int segmentsWithout, int saves) {
    /// Such as `U+00E1`.
    public String codePoint() {
        return "U+%04X".formatted(character.codePointAt(0));
    }

    /// For the author.
    public String sentence() {
        var replaced = plain.isEmpty() ? "" : ", with \"" + plain + "\" in its place,";
        return "%s (%s, %s) takes the text to UCS-2: without it%s %s."
                .formatted(
                        character,
                        codePoint(),
                        count == 1 ? "once" : count + " times",
                        replaced,
                        saves == 0
                                ? "nothing is saved"
                                : "it has %s, %d fewer"
                                        .formatted(segments(segmentsWithout), saves));
    }

    static String segments(int count) {
        return count == 1 ? "1 segment" : count + " segments";
    }
}
