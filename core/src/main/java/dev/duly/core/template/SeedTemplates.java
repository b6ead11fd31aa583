package dev.duly.core.template;

import dev.duly.core.record.Actor;

/// Gives a new store the templates that Duly brings. A name that is there already, in whatever
/// language and whether archived or not, is left as it is: what the agency wrote stands.
public final class SeedTemplates {
    private final AuditedTemplates templates;

    SeedTemplates(AuditedTemplates templates) {
        this.templates = templates;
    }

    /// How many were made, each language for itself.
    public int seed() {
        var missing =
                StarterTemplates.all().entrySet().stream()
                        .filter(starter -> templates.store().named(starter.getKey()).isEmpty())
                        .toList();
        var made = 0;
        for (var starter : missing) {
            for (var wording : starter.getValue()) {
                var _ = templates.add(starter.getKey(), wording, Actor.SYSTEM, "template.seeded");
                made++;
            }
        }
        return made;
    }
}
