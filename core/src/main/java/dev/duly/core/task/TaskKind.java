package dev.duly.core.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Why a person has to look. The page `docs/reference/tasks.md` says of each what to do.
public enum TaskKind {
    /// The client asked for no more texts in words of their own, or may have: was it meant?
    REVIEW_OPT_OUT,
    /// Whoever has the number says that it is not the client's.
    WRONG_NUMBER,
    /// `CANCEL` opted out, and the appointment may have been meant.
    APPOINTMENT_MAYBE_MEANT,
    /// A text on which the client may rely missed its time and was not sent.
    EXPIRED_UNSENT,
    /// The provider refuses such texts to the number, and nothing else that we know stops them.
    BLOCKED_BY_PROVIDER,
    /// The provider says that nothing arrives at the number, and refused such a text.
    BAD_NUMBER;

    /// The kind written as `word`, such as `wrong_number`.
    ///
    /// @throws IllegalArgumentException when there is none
    public static TaskKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be one of "
                                        + Arrays.stream(values())
                                                .map(TaskKind::word)
                                                .collect(Collectors.joining(", "))));
    }

    /// As it stands in requests and answers.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
