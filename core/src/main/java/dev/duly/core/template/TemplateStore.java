package dev.duly.core.template;

import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.message.Revision;
import dev.duly.core.text.Language;
import java.util.List;
import java.util.Optional;

/// The templates, each with all versions that it ever had. Nothing is deleted.
public interface TemplateStore {
    /// Keeps `template`, unless there is one of its name and language: then nothing changes,
    /// whatever else differs.
    Appended add(Template template);

    /// Keeps `next`, if the kept template of its id has the revision `expected`. Its latest version
    /// is kept beside the earlier ones, which stay as they are.
    TemplateReplaced replace(Revision expected, Template next);

    /// The templates of `name`, one a language, the first made first.
    List<Template> named(TemplateName name);

    /// One version, whether it is the latest or not.
    Optional<TemplateVersion> version(TemplateName name, Language language, int number);

    /// At most `max` versions with numbers below `below`, the latest first.
    List<TemplateVersion> versions(TemplateName name, Language language, int below, int max);

    /// At most `limit` templates after `cursor`, the first made first.
    ///
    /// @param archived those that are archived alone, or those that are not; empty for all
    Page<Template> page(Optional<Boolean> archived, Optional<Cursor> cursor, int limit);
}
