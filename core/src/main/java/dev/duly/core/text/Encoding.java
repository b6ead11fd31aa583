package dev.duly.core.text;

/// How a text travels on the air (3GPP TS 23.038), and how much of it one segment holds.
public enum Encoding {
    /// 160 septets in one segment, 153 in each of several.
    GSM_7(160, 153),
    /// 70 UTF-16 units in one segment, 67 in each of several.
    UCS_2(70, 67);

    private final int unitsAlone;
    private final int unitsOfSeveral;

    Encoding(int unitsAlone, int unitsOfSeveral) {
        this.unitsAlone = unitsAlone;
        this.unitsOfSeveral = unitsOfSeveral;
    }

    /// The cheaper encoding that can carry `text`: one character outside of GSM-7 takes the whole
    /// text to UCS-2.
    public static Encoding of(String text) {
        return Gsm7.septets(text) < 0 ? UCS_2 : GSM_7;
    }

    /// The most units of a text that travels in one segment.
    public int unitsAlone() {
        return unitsAlone;
    }

    /// The most units of each segment when there are several: six octets tell how they belong
    /// together (TS 23.040, 9.2.3.24.1).
    public int unitsOfSeveral() {
        return unitsOfSeveral;
    }

    /// As it stands in answers, and as Twilio writes it.
    public String word() {
        return switch (this) {
            case GSM_7 -> "GSM-7";
            case UCS_2 -> "UCS-2";
        };
    }
}
