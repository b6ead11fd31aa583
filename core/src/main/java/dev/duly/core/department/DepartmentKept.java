package dev.duly.core.department;

/// What became of a department's next version.
public enum DepartmentKept {
    KEPT,
    /// Somebody else changed the department first: read it again and think again. Nothing was
    /// written.
    STALE
}
