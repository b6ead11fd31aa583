package dev.duly.testkit.simulation;

/// What happens to one call of a port, beside what it is for.
///
/// @param millis how long it lasts, where it lasts
record Strike(Kind kind, long millis) {
    enum Kind {
        NONE,
        REFUSED,
        ANSWER_LOST,
        SILENT_UNDONE,
        SILENT_DONE,
        SLOW_BEFORE,
        SLOW_AFTER,
        DIES_BEFORE,
        DIES_AFTER,
        PAUSES_BEFORE,
        PAUSES_AFTER
    }

    static final Strike NONE = new Strike(Kind.NONE, 0);
}
