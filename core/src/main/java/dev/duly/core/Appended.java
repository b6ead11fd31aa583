package dev.duly.core;

/// What an append that happens at most once found.
public enum Appended {
    /// It was not there and is now.
    NEW,
    /// It was there already; nothing changed.
    REPEATED
}
