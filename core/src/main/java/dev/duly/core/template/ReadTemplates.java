package dev.duly.core.template;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.record.Actor;
import dev.duly.core.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows templates. Each reading is audited before anything is shown.
public final class ReadTemplates {
    /// A template as it is shown alone.
    ///
    /// @param template in the language that was chosen
    /// @param version the version that was asked for, or the latest
    /// @param languages that it is written in
    public record Shown(Template template, TemplateVersion version, List<Language> languages) {
        public Shown {
            languages = List.copyOf(languages);
        }

        /// The gaps of this version.
        public List<Gap> gaps() {
            return version.gaps(template.language());
        }

        public TemplateRef ref() {
            return new TemplateRef(template.name(), template.language(), version.number());
        }
    }

    private final AuditedTemplates templates;

    ReadTemplates(AuditedTemplates templates) {
        this.templates = templates;
    }

    /// One a name and language, the first made first.
    ///
    /// @param archived empty for all
    public Page<Template> list(
            Actor by, Optional<Boolean> archived, Optional<Cursor> cursor, int limit) {
        templates.reads(by, "templates.listed", Map.of());
        return templates.store().page(archived, cursor, limit);
    }

    /// One template, archived or not.
    ///
    /// @param language empty for the one that it was first written in; a region falls back to its
    ///   language
    /// @param version empty for the latest
    public Optional<Shown> one(
            Actor by, TemplateName name, Optional<Language> language, Optional<Integer> version) {
        templates.reads(by, "template.read", Map.of("template", name.value()));
        return find(templates.store(), name, language, version);
    }

    /// The versions with numbers below `below`, the latest first; empty when there is no such
    /// template.
    ///
    /// @param language empty for the one that it was first written in
    public Optional<List<TemplateVersion>> versions(
            Actor by, TemplateName name, Optional<Language> language, int below, int limit) {
        templates.reads(by, "template.read", Map.of("template", name.value()));
        return find(templates.store(), name, language, Optional.empty())
                .map(shown ->
                        templates
                                .store()
                                .versions(name, shown.template().language(), below, limit));
    }

    static Optional<Shown> find(
            TemplateStore store,
            TemplateName name,
            Optional<Language> language,
            Optional<Integer> version) {
        var variants = store.named(name);
        var chosen =
                language.isEmpty()
                        ? variants.stream().findFirst()
                        : Fallback.choose(variants, language, language.get());
        var languages = variants.stream().map(Template::language).toList();
        return chosen.flatMap(template ->
                version.isEmpty()
                        ? Optional.of(new Shown(template, template.latest(), languages))
                        : store.version(name, template.language(), version.get())
                                .map(found -> new Shown(template, found, languages)));
    }
}
