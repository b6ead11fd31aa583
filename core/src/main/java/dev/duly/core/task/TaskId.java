package dev.duly.core.task;

import java.util.regex.Pattern;

/// The id of a task: 24 hex digits, ordered by time.
public record TaskId(String value) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    public TaskId {
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException("a task's id is 24 hex digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
