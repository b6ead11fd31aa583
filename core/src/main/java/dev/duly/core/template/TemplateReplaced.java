package dev.duly.core.template;

/// What became of the next revision of a template.
public enum TemplateReplaced {
    KEPT,
    /// Somebody else wrote first: read again and think again. Nothing was written.
    STALE
}
