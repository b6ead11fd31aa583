package dev.duly.core.record;

/// What became of an append to a chain.
public enum AuditAppend {
    APPENDED,
    /// The stream has an entry of that id already; nothing changed.
    KNOWN,
    /// Somebody else appended first; read the head again and make the entry anew.
    HEAD_MOVED
}
