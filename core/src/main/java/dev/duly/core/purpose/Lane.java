package dev.duly.core.purpose;

/// Which texts go first when more wait than may leave.
public enum Lane {
    URGENT,
    NORMAL,
    BULK
}
