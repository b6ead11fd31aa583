package dev.duly.core.template;

import dev.duly.core.Cursor;
import dev.duly.core.message.Revision;
import dev.duly.core.text.Language;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A template in one language, with its latest version. Templates of one name are one thing to
/// staff: they are archived and restored together, and a text takes the one in its reader's
/// language.
///
/// @param id 24 hex digits; breaks ties in lists
/// @param archived kept and shown, and no text is made of it
/// @param revision counts the writes
/// @param createdAt to the millisecond
public record Template(
        String id,
        TemplateName name,
        Language language,
        TemplateVersion latest,
        boolean archived,
        Revision revision,
        Instant createdAt) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    public Template {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a template's id is 24 hex digits");
        }
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// One that is new.
    static Template first(String id, TemplateName name, Language language, TemplateVersion first) {
        return new Template(id, name, language, first, false, Revision.FIRST, first.at());
    }

    public TemplateRef ref() {
        return new TemplateRef(name, language, latest.number());
    }

    /// The gaps of the latest version.
    public List<Gap> gaps() {
        return latest.gaps(language);
    }

    /// Where it stands in lists.
    public Cursor place() {
        return Cursor.after(createdAt, id);
    }

    /// What a text with `values` reads like.
    public Rendering render(Map<String, String> values) {
        return Rendering.of(latest.body(), gaps(), values);
    }

    /// The next write, with `version` as the latest.
    public Template with(TemplateVersion version) {
        return new Template(id, name, language, version, archived, revision.next(), createdAt);
    }

    /// The next write, archived or not.
    public Template archived(boolean next) {
        return new Template(id, name, language, latest, next, revision.next(), createdAt);
    }
}
