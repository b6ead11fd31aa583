package dev.duly.core.template;

import dev.duly.core.record.Actor;
import java.util.List;

/// Archives or restores all languages of a template. Should it end half way, a repeat does the
/// rest.
final class Shelving {
    private static final int TRIES = 10;

    private final AuditedTemplates templates;
    private final boolean archived;
    private final String action;

    Shelving(AuditedTemplates templates, boolean archived, String action) {
        this.templates = templates;
        this.archived = archived;
        this.action = action;
    }

    ShelvingResult apply(Actor by, TemplateName name) {
        var changed = false;
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var variants = templates.store().named(name);
            if (variants.isEmpty()) {
                return new ShelvingResult.NotFound();
            }
            var left = variants.stream().filter(one -> one.archived() != archived).toList();
            if (left.isEmpty()) {
                return changed
                        ? new ShelvingResult.Changed(variants)
                        : new ShelvingResult.Unchanged(variants);
            }
            changed = true;
            replace(left, by);
        }
        return new ShelvingResult.Contended(name);
    }

    private void replace(List<Template> left, Actor by) {
        for (var template : left) {
            // Whether or not somebody else was first, what is left is looked at again.
            var _ = templates.replace(template, template.archived(archived), by, action);
        }
    }
}
