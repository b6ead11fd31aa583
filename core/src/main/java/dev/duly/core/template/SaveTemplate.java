package dev.duly.core.template;

import dev.duly.core.Appended;
import dev.duly.core.record.Actor;
import dev.duly.core.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps what an author wrote: a new template, a further language of one, or the next version.
/// Words that are kept already make no new version.
public final class SaveTemplate {
    /// Another author may be first; then these words come after theirs.
    private static final int TRIES = 5;

    /// @param body as written; look-alikes become plain characters before it is kept
    /// @param stated the longest values that the author states, in characters by gap
    /// @param basedOn the version that the author read; empty when the words are to stand whatever
    ///   else was written
    /// @param mode whether there may be one already
    public record Request(
            TemplateName name,
            Language language,
            String body,
            Map<String, Integer> stated,
            Optional<Integer> basedOn,
            Mode mode) {
        public Request {
            stated = Map.copyOf(stated);
        }

        @Override
        public String toString() {
            return "request to save " + name + "/" + language;
        }
    }

    /// Whether there may be a template of the name and language already.
    public enum Mode {
        /// There must be none.
        CREATE,
        /// It is made where there is none.
        CREATE_OR_CHANGE
    }

    /// What became of it.
    public sealed interface Result {
        /// @param template as kept
        /// @param isNew whether there was none of this name and language
        record Saved(Template template, boolean isNew, List<String> notes) implements Result {
            public Saved {
                notes = List.copyOf(notes);
            }
        }

        /// The same words were kept already.
        record Unchanged(Template template) implements Result {}

        record Faulty(List<TemplateFault> faults) implements Result {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }

        /// There is one of this name and language.
        record AlreadyThere(Template template) implements Result {}

        /// Somebody else wrote a version after the one that the author read. Nothing was kept.
        record Outdated(Template template) implements Result {}

        /// It is archived: it must be restored first.
        record Archived(TemplateName name) implements Result {}
    }

    private final AuditedTemplates templates;

    SaveTemplate(AuditedTemplates templates) {
        this.templates = templates;
    }

    public Result save(Actor by, Request request) {
        return switch (Wording.read(request.language(), request.body(), request.stated())) {
            case Wording.Reading.Faulty(var faults) -> new Result.Faulty(faults);
            case Wording.Reading.Sound(var wording) -> save(by, request, wording);
        };
    }

    private Result save(Actor by, Request request, Wording wording) {
        for (var attempt = 1; ; attempt++) {
            var variants = templates.store().named(request.name());
            if (variants.stream().anyMatch(Template::archived)) {
                return new Result.Archived(request.name());
            }
            var kept =
                    variants.stream()
                            .filter(one -> one.language().equals(request.language()))
                            .findFirst();
            var result =
                    kept.isEmpty()
                            ? create(by, request.name(), wording, variants)
                            : change(by, request, wording, kept.get(), variants);
            if (result.isPresent()) {
                return result.get();
            }
            if (attempt == TRIES) {
                return new Result.Outdated(variants.getFirst());
            }
        }
    }

    /// Empty when somebody else was first.
    private Optional<Result> create(
            Actor by, TemplateName name, Wording wording, List<Template> others) {
        if (templates.add(name, wording, by, "template.created") == Appended.REPEATED) {
            return Optional.empty();
        }
        return kept(name, wording.language())
                .map(template -> new Result.Saved(template, true, Notes.about(wording, others)));
    }

    private Optional<Result> change(
            Actor by, Request request, Wording wording, Template kept, List<Template> variants) {
        if (request.mode() == Mode.CREATE) {
            return Optional.of(new Result.AlreadyThere(kept));
        }
        var number = kept.latest().number();
        if (request.basedOn().filter(read -> read != number).isPresent()) {
            return Optional.of(new Result.Outdated(kept));
        }
        if (kept.latest().says(wording.body(), wording.stated())) {
            return Optional.of(new Result.Unchanged(kept));
        }
        var next = kept.with(templates.version(number + 1, wording, by));
        return switch (templates.replace(kept, next, by, "template.changed")) {
            case KEPT -> Optional.of(new Result.Saved(next, false, Notes.about(wording, variants)));
            case STALE -> Optional.empty();
        };
    }

    private Optional<Template> kept(TemplateName name, Language language) {
        return templates.store().named(name).stream()
                .filter(one -> one.language().equals(language))
                .findFirst();
    }
}
