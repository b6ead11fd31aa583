package dev.duly.core.template;

import dev.duly.core.record.Actor;

/// Takes an archived template back into use, in all its languages.
public final class RestoreTemplate {
    private final Shelving shelving;

    RestoreTemplate(AuditedTemplates templates) {
        this.shelving = new Shelving(templates, false, "template.restored");
    }

    public ShelvingResult restore(Actor by, TemplateName name) {
        return shelving.apply(by, name);
    }
}
