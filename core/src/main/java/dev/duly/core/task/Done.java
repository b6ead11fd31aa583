package dev.duly.core.task;

import dev.duly.core.record.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a task came to its end. Does not print the note, which may name people.
///
/// @param at by our clock, to the millisecond
/// @param note what was found or done, in the person's own words: 1 to 1,000 characters
public record Done(Actor by, Instant at, Optional<String> note) {
    private static final int LONGEST_NOTE = 1_000;

    /// All that steers a terminal or is half a character; lines may be broken.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    public Done {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        note = note.map(Done::checkedNote);
    }

    /// @throws IllegalArgumentException with the rule that `written` breaks as a note
    public static String checkedNote(String written) {
        if (written.isBlank()
                || written.codePointCount(0, written.length()) > LONGEST_NOTE
                || UNPRINTABLE.matcher(written).find()) {
            throw new IllegalArgumentException(
                    "must be 1 to 1,000 characters, not blank, and without control characters");
        }
        return written;
    }

    @Override
    public String toString() {
        return "Done[by=" + by + ", at=" + at + "]";
    }
}
