package dev.duly.twilio;

/// A token or password. Prints as `***`, so that no log line has to remember.
///
/// @param value not blank
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
