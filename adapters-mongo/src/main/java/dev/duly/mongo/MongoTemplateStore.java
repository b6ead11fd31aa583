package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Indexes;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/// The templates, each in one document with its latest version, and the earlier versions beside
/// them.
///
/// The latest version is copied there before the next one takes its place. So each version that was
/// ever the latest is in one of the two, whenever the program ends; what is in both is the same;
/// and nothing is among the earlier ones that was not the latest before.
final class MongoTemplateStore implements TemplateStore {
    private static final String PORT = "TemplateStore";
    private static final String TEMPLATES = "duly_templates";
    private static final String EARLIER_VERSIONS = "duly_template_versions";
    private static final String CREATED_AT = "createdAt";

    private final Records<Template> templates;
    private final Records<TemplateVersion> earlier;

    MongoTemplateStore(Database database) {
        this.templates = new Records<>(database, PORT, TEMPLATES, TemplateDocument::template);
        this.earlier = new Records<>(database, PORT, EARLIER_VERSIONS, TemplateDocument::version);
    }

    static List<Index> indexes() {
        return List.of(
                Index.unique(TEMPLATES, Indexes.ascending("name", "language")),
                Index.plain(TEMPLATES, Indexes.ascending(CREATED_AT, "_id")),
                Index.plain(TEMPLATES, Indexes.ascending("archived", CREATED_AT, "_id")),
                Index.plain(EARLIER_VERSIONS, Indexes.ascending("templateId", "number")));
    }

    @Override
    public Appended add(Template template) {
        return templates.insertOnce(
                TemplateDocument.of(template), of(template.name(), template.language()));
    }

    @Override
    public TemplateReplaced replace(Revision expected, Template next) {
        var asExpected = and(eq("_id", ObjectIds.of(next.id())), eq("revision", expected.value()));
        var kept = templates.first(templates.find(asExpected));
        if (kept.isEmpty()) {
            return TemplateReplaced.STALE;
        }
        var changes = new ArrayList<Bson>();
        changes.add(set("archived", next.archived()));
        changes.add(set("revision", next.revision().value()));
        if (kept.get().latest().number() != next.latest().number()) {
            keepBeside(kept.get());
            changes.add(set("latest", TemplateDocument.of(next.latest()).document()));
        }
        var written =
                templates.call(
                        () -> templates.collection().updateOne(asExpected, combine(changes)));
        return written.getMatchedCount() > 0 ? TemplateReplaced.KEPT : TemplateReplaced.STALE;
    }

    private void keepBeside(Template template) {
        var id = template.id() + ":" + template.latest().number();
        earlier.insertOnce(TemplateDocument.earlier(id, template), eq("_id", id));
    }

    @Override
    public List<Template> named(TemplateName name) {
        // One a language: too few for an index of their order.
        return templates.list(templates.find(eq("name", name.value()))).stream()
                .sorted(Comparator.comparing(Template::createdAt).thenComparing(Template::id))
                .toList();
    }

    @Override
    public Optional<TemplateVersion> version(TemplateName name, Language language, int number) {
        var template = find(name, language);
        var latest = template.map(Template::latest).filter(one -> one.number() == number);
        return latest.or(() ->
                template.flatMap(
                        one -> earlier.first(earlier.find(and(of(one), eq("number", number))))));
    }

    @Override
    public List<TemplateVersion> versions(
            TemplateName name, Language language, int below, int max) {
        var template = find(name, language);
        if (template.isEmpty()) {
            return List.of();
        }
        var latest = template.get().latest();
        var versions = new ArrayList<TemplateVersion>();
        if (latest.number() < below) {
            versions.add(latest);
        }
        // What was copied may still be the latest: it is listed once.
        var end = Math.min(below, latest.number());
        versions.addAll(
                earlier.list(
                        earlier.find(and(of(template.get()), lt("number", end)))
                                .sort(descending("number"))
                                .limit(max)));
        return versions.subList(0, Math.min(max, versions.size()));
    }

    @Override
    public Page<Template> page(Optional<Boolean> archived, Optional<Cursor> cursor, int limit) {
        var conditions = new ArrayList<Bson>();
        archived.ifPresent(shelf -> conditions.add(eq("archived", shelf)));
        cursor.ifPresent(place -> conditions.add(Places.after(CREATED_AT, place)));
        return templates.page(conditions, ascending(CREATED_AT, "_id"), limit, Template::place);
    }

    private Optional<Template> find(TemplateName name, Language language) {
        return templates.first(templates.find(of(name, language)));
    }

    private static Bson of(TemplateName name, Language language) {
        return and(eq("name", name.value()), eq("language", language.tag()));
    }

    private static Bson of(Template template) {
        return eq("templateId", ObjectIds.of(template.id()));
    }
}
