package dev.duly.core.task;

import java.util.Locale;

/// Whether somebody still has to look.
public enum TaskState {
    OPEN,
    /// For good: what comes up again is another task.
    DONE;

    /// The state written as `word`.
    ///
    /// @throws IllegalArgumentException when there is none
    public static TaskState of(String word) {
        return switch (word) {
            case "open" -> OPEN;
            case "done" -> DONE;
            default -> throw new IllegalArgumentException("must be open or done");
        };
    }

    /// As it stands in requests and answers.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
