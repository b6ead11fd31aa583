package dev.duly.core.template;

import dev.duly.core.message.Ids;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;

/// All that can be done with templates.
public record Templates(
        SaveTemplate save,
        DuplicateTemplate duplicate,
        ArchiveTemplate archive,
        RestoreTemplate restore,
        ReadTemplates read,
        PreviewTemplate preview,
        RenderTemplate render,
        SeedTemplates seed) {
    public static Templates on(TemplateStore store, AuditLog audit, Ids ids, InstantSource clock) {
        var templates = new AuditedTemplates(store, audit, ids, clock);
        return new Templates(
                new SaveTemplate(templates),
                new DuplicateTemplate(templates),
                new ArchiveTemplate(templates),
                new RestoreTemplate(templates),
                new ReadTemplates(templates),
                new PreviewTemplate(templates),
                new RenderTemplate(store),
                new SeedTemplates(templates));
    }
}
