package dev.duly.core.memory;

import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.message.Revision;
import dev.duly.core.template.Template;
import dev.duly.core.template.TemplateName;
import dev.duly.core.template.TemplateReplaced;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.template.TemplateVersion;
import dev.duly.core.text.Language;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Templates in memory.
final class InMemoryTemplateStore implements TemplateStore {
    private record Key(TemplateName name, Language language) {}

    private final Map<Key, Template> templates = new HashMap<>();
    private final Map<Key, NavigableMap<Integer, TemplateVersion>> versions = new HashMap<>();

    @Override
    public synchronized Appended add(Template template) {
        if (templates.putIfAbsent(key(template), template) != null) {
            return Appended.REPEATED;
        }
        keepVersion(template);
        return Appended.NEW;
    }

    @Override
    public synchronized TemplateReplaced replace(Revision expected, Template next) {
        var kept = templates.get(key(next));
        if (kept == null || !kept.id().equals(next.id()) || !kept.revision().equals(expected)) {
            return TemplateReplaced.STALE;
        }
        templates.put(key(next), next);
        keepVersion(next);
        return TemplateReplaced.KEPT;
    }

    @Override
    public synchronized List<Template> named(TemplateName name) {
        return templates.values().stream()
                .filter(template -> template.name().equals(name))
                .sorted(Comparator.comparing(Template::place, Paging.OLDEST_FIRST))
                .toList();
    }

    @Override
    public synchronized Optional<TemplateVersion> version(
            TemplateName name, Language language, int number) {
        return Optional.ofNullable(versionsOf(name, language).get(number));
    }

    @Override
    public synchronized List<TemplateVersion> versions(
            TemplateName name, Language language, int below, int max) {
        return versionsOf(name, language).headMap(below, false).descendingMap().values().stream()
                .limit(max)
                .toList();
    }

    @Override
    public synchronized Page<Template> page(
            Optional<Boolean> archived, Optional<Cursor> cursor, int limit) {
        Stream<Template> wanted =
                templates.values().stream()
                        .filter(template ->
                                archived.isEmpty() || template.archived() == archived.get());
        return Paging.page(wanted, Template::place, Paging.OLDEST_FIRST, cursor, limit);
    }

    private void keepVersion(Template template) {
        versions.computeIfAbsent(key(template), _ -> new TreeMap<>())
                .putIfAbsent(template.latest().number(), template.latest());
    }

    private NavigableMap<Integer, TemplateVersion> versionsOf(
            TemplateName name, Language language) {
        return versions.getOrDefault(new Key(name, language), new TreeMap<>());
    }

    private static Key key(Template template) {
        return new Key(template.name(), template.language());
    }
}
