package dev.duly.core.message;

import java.util.regex.Pattern;

/// The id of a message: 24 hex digits, ordered by time (an ObjectId's layout), whatever the store.
public record MessageId(String value) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    public MessageId {
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException("a message's id is 24 hex digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
