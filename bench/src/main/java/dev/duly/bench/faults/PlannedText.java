package dev.duly.bench.faults;

import java.util.Locale;

/// A text that a client will ask for.
///
/// @param index its place among all texts, from 0
/// @param group texts of one group belong together: twins, or a run
/// @param line which of the clients asks for it; a client asks for one text after the other
/// @param isCanceled whether the client tries to stop it as soon as it has its id
/// @param isAskedTwice whether the client asks once more with the same key, as after a lost answer
public record PlannedText(
        int index,
        Kind kind,
        int group,
        int line,
        String to,
        String body,
        boolean isCanceled,
        boolean isAskedTwice) {
    public enum Kind {
        /// Words that no other text has, to any number.
        UNIQUE,
        /// The same words to the same number, all from one client.
        TWINS_OF_ONE,
        /// The same, from several clients at once.
        TWINS_OF_SEVERAL,
        /// Different words to one number, one after the other.
        RUN,
        CANCELED,
        /// To a number that texts STOP in the middle.
        OPTING_OUT;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    String key() {
        return "faults-" + index;
    }
}
