package dev.duly.core.message;

import java.util.regex.Pattern;

/// A contact's id, as the case system writes it. Stands here beside the case's, so that whatever a
/// message is about can be named without knowing contacts.
///
/// @param value 1 to 100 visible ASCII characters, so that it has no second spelling, without
///   slashes and not dots alone, so that it can stand in a path
public record ContactId(String value) {
    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[\\x21-\\x7e&&[^/]]{1,100}");

    public ContactId {
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 100 visible ASCII characters without spaces and slashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
