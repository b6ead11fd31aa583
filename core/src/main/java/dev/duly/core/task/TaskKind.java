package dev.duly.core.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Why a person has to look.
public enum TaskKind {
    /// A phrase, and no keyword, suppressed a number: was it meant?
    REVIEW_OPT_OUT,
    /// Whoever has the number says that it is not the client's.
    WRONG_NUMBER,
    /// `CANCEL` opted out, and the appointment may have been meant.
    APPOINTMENT_MAYBE_MEANT,
    /// A text missed its time and was not sent.
    EXPIRED_UNSENT,
    /// The provider says that the person opted out, and we know of no STOP.
    BLOCKED_BY_PROVIDER,
    /// The provider says that nothing will ever arrive at the number.
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
