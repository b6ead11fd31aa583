package dev.duly.core.message;

import java.util.regex.Pattern;

/// The id of a conversation: 24 hex digits.
public record ThreadId(String value) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    public ThreadId {
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException("a thread's id is 24 hex digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
