package dev.duly.core.text;

/// How a text travels on the air (3GPP TS 23.038).
public enum Encoding {
    /// 160 septets in one segment, 153 in each of several.
    GSM_7,
    /// 70 UTF-16 units in one segment, 67 in each of several.
    UCS_2
}
