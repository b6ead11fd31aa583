package dev.duly.core.template;

import dev.duly.core.text.Language;

/// Which words a text was made of, for ever: a version never changes.
public record TemplateRef(TemplateName name, Language language, int version) {
    /// Such as `court-reminder/es/3`.
    @Override
    public String toString() {
        return name + "/" + language + "/" + version;
    }
}
