package dev.duly.sqlite;

import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.message.Revision;
import dev.duly.core.record.Actor;
import dev.duly.core.template.Template;
import dev.duly.core.template.TemplateBody;
import dev.duly.core.template.TemplateName;
import dev.duly.core.template.TemplateReplaced;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.template.TemplateVersion;
import dev.duly.core.text.Language;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The templates and all their versions.
final class SqliteTemplateStore implements TemplateStore {
    private static final String PORT = "TemplateStore";

    private static final String WITH_LATEST =
            "SELECT template.*, template_version.* FROM template JOIN template_version"
                    + " ON template_id = id AND version = latest";

    private static final String IN_ORDER = " ORDER BY created_at, id LIMIT ?";

    private static final String VERSIONS_OF =
            "SELECT template_version.* FROM template JOIN template_version ON template_id = id"
                    + " WHERE name = ? AND language = ?";

    private final Database database;

    SqliteTemplateStore(Database database) {
        this.database = database;
    }

    @Override
    public Appended add(Template template) {
        return database.write(
                PORT,
                session -> {
                    var added =
                            session.update(
                                    """
                                    INSERT INTO template (id, name, language, archived, revision,
                                        latest, created_at)
                                    VALUES (?, ?, ?, ?, ?, ?, ?)
                                    ON CONFLICT (name, language) DO NOTHING
                                    """,
                                    template.id(),
                                    template.name().value(),
                                    template.language().tag(),
                                    number(template.archived()),
                                    template.revision().value(),
                                    template.latest().number(),
                                    template.createdAt());
                    if (added == 0) {
                        return Appended.REPEATED;
                    }
                    keepVersion(session, template);
                    return Appended.NEW;
                });
    }

    @Override
    public TemplateReplaced replace(Revision expected, Template next) {
        return database.write(
                PORT,
                session -> {
                    var replaced =
                            session.update(
                                    "UPDATE template SET archived = ?, revision = ?, latest = ?"
                                            + " WHERE id = ? AND revision = ?",
                                    number(next.archived()),
                                    next.revision().value(),
                                    next.latest().number(),
                                    next.id(),
                                    expected.value());
                    if (replaced == 0) {
                        return TemplateReplaced.STALE;
                    }
                    keepVersion(session, next);
                    return TemplateReplaced.KEPT;
                });
    }

    private static void keepVersion(Session session, Template template) throws SQLException {
        var version = template.latest();
        var stated = new Json();
        version.stated().forEach(stated::with);
        session.update(
                """
                INSERT INTO template_version (template_id, version, body, stated, author,
                    author_via, written_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                template.id(),
                version.number(),
                version.body().written(),
                stated.written(),
                version.by().id(),
                version.by().via(),
                version.at());
    }

    @Override
    public List<Template> named(TemplateName name) {
        return database
                .read(
                        PORT,
                        session ->
                                session.list(
                                        WITH_LATEST + " WHERE name = ?",
                                        SqliteTemplateStore::template,
                                        name.value()))
                .stream()
                .sorted(Comparator.comparing(Template::createdAt).thenComparing(Template::id))
                .toList();
    }

    @Override
    public Optional<TemplateVersion> version(TemplateName name, Language language, int number) {
        return database.read(
                PORT,
                session ->
                        session.first(
                                VERSIONS_OF + " AND version = ?",
                                SqliteTemplateStore::version,
                                name.value(),
                                language.tag(),
                                number));
    }

    @Override
    public List<TemplateVersion> versions(
            TemplateName name, Language language, int below, int max) {
        return database.browse(
                PORT,
                session ->
                        session.list(
                                VERSIONS_OF + " AND version < ? ORDER BY version DESC LIMIT ?",
                                SqliteTemplateStore::version,
                                name.value(),
                                language.tag(),
                                below,
                                max));
    }

    @Override
    public Page<Template> page(Optional<Boolean> archived, Optional<Cursor> cursor, int limit) {
        // From before the first row on, so that there is one statement for every page.
        var after = cursor.orElse(new Cursor(Long.MIN_VALUE, ""));
        var found =
                database.browse(
                        PORT,
                        session ->
                                archived.isEmpty()
                                        ? session.list(
                                                WITH_LATEST
                                                        + " WHERE (created_at, id) > (?, ?)"
                                                        + IN_ORDER,
                                                SqliteTemplateStore::template,
                                                after.at(),
                                                after.id(),
                                                limit + 1)
                                        : session.list(
                                                WITH_LATEST
                                                        + " WHERE archived = ?"
                                                        + " AND (created_at, id) > (?, ?)"
                                                        + IN_ORDER,
                                                SqliteTemplateStore::template,
                                                number(archived.get()),
                                                after.at(),
                                                after.id(),
                                                limit + 1));
        return Pages.of(found, limit, Template::place);
    }

    private static int number(boolean value) {
        return value ? 1 : 0;
    }

    private static Template template(Row row) throws SQLException {
        return new Template(
                row.text("id"),
                new TemplateName(row.text("name")),
                new Language(row.text("language")),
                version(row),
                row.number("archived") == 1,
                new Revision(row.longNumber("revision")),
                row.time("created_at"));
    }

    private static TemplateVersion version(Row row) throws SQLException {
        return new TemplateVersion(
                row.number("version"),
                new TemplateBody(row.text("body")),
                new TreeMap<>(Fields.read("stated", row.text("stated"), Fields::numbers)),
                new Actor(row.text("author"), row.optionalText("author_via")),
                row.time("written_at"));
    }
}
