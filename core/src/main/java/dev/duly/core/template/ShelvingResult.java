package dev.duly.core.template;

import java.util.List;

/// What became of archiving or restoring a template.
public sealed interface ShelvingResult {
    /// @param variants as they are kept now, one a language
    record Changed(List<Template> variants) implements ShelvingResult {
        public Changed {
            variants = List.copyOf(variants);
        }
    }

    /// It was so already.
    record Unchanged(List<Template> variants) implements ShelvingResult {
        public Unchanged {
            variants = List.copyOf(variants);
        }
    }

    record NotFound() implements ShelvingResult {}

    /// Others wrote at the same time, again and again: it may have been done in part, and a repeat
    /// does the rest.
    record Contended(TemplateName name) implements ShelvingResult {}
}
