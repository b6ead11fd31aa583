package dev.duly.core.text;

import java.util.List;

/// What a text costs on the air.
///
/// @param unitsPerSegment septets (GSM-7, escape included) or UTF-16 units (UCS-2) in each segment
public record Segments(Encoding encoding, List<Integer> unitsPerSegment) {
    public Segments {
        unitsPerSegment = List.copyOf(unitsPerSegment);
    }

    public static Segments of(String text) {
        return new Segments(Encoding.GSM_7, List.of(text.length()));
    }

    public int count() {
        return unitsPerSegment.size();
    }
}
