package dev.duly.core.events;

/// A place in the row of events: that of one event, or where a listener began.
///
/// @param value 1 to 60 letters, digits and dashes
public record EventId(String value) {
    private static final int LONGEST = 60;

    public EventId {
        if (value.isEmpty() || value.length() > LONGEST || !isFit(value)) {
            throw new IllegalArgumentException("must be 1 to 60 letters, digits and dashes");
        }
    }

    /// By hand: an id is made for each event, and a pattern would cost more than all else of it.
    private static boolean isFit(String value) {
        for (var index = 0; index < value.length(); index++) {
            var character = value.charAt(index);
            if (character >= 128 || (!Character.isLetterOrDigit(character) && character != '-')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
