package dev.duly.core.text;

import java.util.ArrayList;
import java.util.List;

/// What a text costs on the air.
///
/// Counted as Twilio's segment calculator counts: a segment never splits an escape pair, a
/// surrogate pair or a grapheme cluster. A carrier may cut clusters in another place, so a long
/// text of emoji is an estimate until the provider says its own count.
///
/// @param unitsPerSegment septets (GSM-7, escape included) or UTF-16 units (UCS-2) in each segment;
///   at least one segment
public record Segments(Encoding encoding, List<Integer> unitsPerSegment) {
    public Segments {
        unitsPerSegment = List.copyOf(unitsPerSegment);
        if (unitsPerSegment.isEmpty()) {
            throw new IllegalArgumentException("a text has at least one segment");
        }
    }

    /// Counts `text` as it stands.
    ///
    /// @throws IllegalArgumentException for an empty text, which has no segment
    public static Segments of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty text has no segments");
        }
        var septets = Gsm7.septets(text);
        var encoding = septets < 0 ? Encoding.UCS_2 : Encoding.GSM_7;
        var units = septets < 0 ? text.length() : septets;
        return units <= encoding.unitsAlone()
                ? new Segments(encoding, List.of(units))
                : new Segments(encoding, several(text, encoding));
    }

    public int count() {
        return unitsPerSegment.size();
    }

    /// Septets (GSM-7) or UTF-16 units (UCS-2) of the whole text.
    public int units() {
        return unitsPerSegment.stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Integer> several(String text, Encoding encoding) {
        var units = new ArrayList<Integer>();
        var start = 0;
        for (var end : Cuts.of(text, encoding)) {
            units.add(
                    switch (encoding) {
                        case GSM_7 -> Gsm7.septets(text, start, end);
                        case UCS_2 -> end - start;
                    });
            start = end;
        }
        return units;
    }
}
