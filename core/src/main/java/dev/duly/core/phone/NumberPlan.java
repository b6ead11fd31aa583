package dev.duly.core.phone;

/// Reads what people write for a telephone number.
public interface NumberPlan {
    /// Reads `written` as one telephone number.
    ///
    /// Spaces, dots, dashes and brackets between digits are ignored; a number without `+` and
    /// country code is read as one of the plan's home country. Letters, extensions, a second number
    /// and lengths that the country does not know are not understood. Whether the number is in
    /// service is not asked: numbering plans grow faster than tables of them.
    NumberReading read(String written);
}
