package dev.duly.core.template;

import dev.duly.core.Appended;
import dev.duly.core.message.Ids;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Map;

/// Writes down who does what to a template before it is done: what cannot be written down is not
/// done. Who loses a race against another author has tried, and that stands there too; whose words
/// a version is, the version says.
final class AuditedTemplates {
    private static final String STREAM = "templates";

    private final TemplateStore templates;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    AuditedTemplates(TemplateStore templates, AuditLog audit, Ids ids, InstantSource clock) {
        this.templates = templates;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    TemplateStore store() {
        return templates;
    }

    /// A version that nobody has written before.
    TemplateVersion version(int number, Wording wording, Actor by) {
        return new TemplateVersion(number, wording.body(), wording.stated(), by, clock.instant());
    }

    Appended add(TemplateName name, Wording wording, Actor by, String action) {
        var template =
                Template.first(ids.next(), name, wording.language(), version(1, wording, by));
        record(by, action, template);
        return templates.add(template);
    }

    TemplateReplaced replace(Template kept, Template next, Actor by, String action) {
        record(by, action, next);
        return templates.replace(kept.revision(), next);
    }

    /// Looking at templates is no access to anybody's record, and audited all the same.
    void reads(Actor by, String action, Map<String, String> what) {
        audit.append(
                AuditDraft.of("access:" + ids.next(), "access", clock.instant(), by, action, what));
    }

    private void record(Actor by, String action, Template template) {
        audit.append(
                AuditDraft.of(
                        "template:" + ids.next(),
                        STREAM,
                        clock.instant(),
                        by,
                        action,
                        Map.of(
                                "template",
                                template.name().value(),
                                "language",
                                template.language().tag(),
                                "version",
                                Integer.toString(template.latest().number()))));
    }
}
