package dev.duly.core.phone;

/// Reads what people write for a telephone number, and knows where a number may be at home.
public interface NumberPlan {
    /// Reads `written` as one telephone number.
    ///
    /// Spaces, dots, dashes and brackets between digits are ignored; a number without `+` and
    /// country code is read as one of the plan's home country. Letters, extensions, a second number
    /// and lengths that the country does not know are not understood. Whether the number is in
    /// service is not asked: numbering plans grow faster than tables of them.
    NumberReading read(String written);

    /// Where the person with this number may be: every zone and every state of its whole area code.
    ///
    /// Two numbers of one area code have the same places, whatever follows it: people keep their
    /// numbers when they move or change their carrier, so the digits after the area code tell
    /// nothing. An overlay has the places of the code that it lies over. A number that belongs to
    /// no place (toll-free, personal, premium) and one whose area code is not known have none. A
    /// number outside country code 1 has no state, and the zones that its country uses as far as
    /// the plan knows them.
    NumberPlaces places(PhoneNumber number);
}
