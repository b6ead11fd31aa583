package dev.duly.core.access;

/// Whether a caller may do a thing.
public sealed interface Permission {
    record Granted() implements Permission {}

    /// @param why and what it would take
    record Denied(String why) implements Permission {}
}
