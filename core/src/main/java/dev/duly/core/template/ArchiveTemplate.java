package dev.duly.core.template;

import dev.duly.core.record.Actor;

/// Takes a template out of use in all its languages. It is kept, with every version, because texts
/// were sent with its words.
public final class ArchiveTemplate {
    private final Shelving shelving;

    ArchiveTemplate(AuditedTemplates templates) {
        this.shelving = new Shelving(templates, true, "template.archived");
    }

    public ShelvingResult archive(Actor by, TemplateName name) {
        return shelving.apply(by, name);
    }
}
