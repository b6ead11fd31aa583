package dev.duly.testkit.simulation;

/// Ends an activity in the middle, as the death of its process does: an error, so that nothing in
/// core catches it as a failure that it could go on from.
final class Unwound extends Error {
    private static final long serialVersionUID = 1L;

    Unwound() {
        super("the process is gone", null, false, false);
    }
}
