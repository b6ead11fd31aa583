package dev.duly.core.template;

import dev.duly.core.Appended;
import dev.duly.core.record.Actor;
import java.util.List;

/// Copies the latest words of a template, in all its languages, to a new name, from where they go
/// their own way. The copy of an archived one is not archived.
public final class DuplicateTemplate {
    /// What became of it.
    public sealed interface Result {
        /// @param copies one a language
        record Duplicated(List<Template> copies) implements Result {
            public Duplicated {
                copies = List.copyOf(copies);
            }
        }

        record NotFound() implements Result {}

        /// There is one of the new name.
        record AlreadyThere(TemplateName name) implements Result {}
    }

    private final AuditedTemplates templates;

    DuplicateTemplate(AuditedTemplates templates) {
        this.templates = templates;
    }

    public Result duplicate(Actor by, TemplateName from, TemplateName to) {
        var store = templates.store();
        var originals = store.named(from);
        if (originals.isEmpty()) {
            return new Result.NotFound();
        }
        if (!store.named(to).isEmpty()) {
            return new Result.AlreadyThere(to);
        }
        for (var original : originals) {
            var added = templates.add(to, Wording.of(original), by, "template.duplicated");
            if (added == Appended.REPEATED) {
                return new Result.AlreadyThere(to);
            }
        }
        return new Result.Duplicated(store.named(to));
    }
}
