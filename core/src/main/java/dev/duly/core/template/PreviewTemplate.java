package dev.duly.core.template;

import dev.duly.core.content.ContentRules;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Shows what a template reads like and costs, saved or not, and keeps nothing.
public final class PreviewTemplate {
    /// What is to be shown.
    public sealed interface Source {
        /// @param language empty for the one that it was first written in
        /// @param version empty for the latest
        record Saved(TemplateName name, Optional<Language> language, Optional<Integer> version)
                implements Source {}

        /// What an author is writing.
        record Written(Language language, String body, Map<String, Integer> stated)
                implements Source {
            public Written {
                stated = Map.copyOf(stated);
            }

            @Override
            public String toString() {
                return "draft of " + body.length() + " characters";
            }
        }
    }

    /// @param values by gap; empty for the longest likely ones
    /// @param purpose of the text that it is for: some content rules hold for some purposes
    /// @param rules and limit (in segments) of the department that it is for
    public record Request(
            Source source,
            Optional<Map<String, String>> values,
            Purpose purpose,
            ContentRules rules,
            int limit) {
        @Override
        public String toString() {
            return "request to preview " + source;
        }
    }

    /// What became of it.
    public sealed interface Result {
        record Previewed(Preview preview) implements Result {}

        record Faulty(List<TemplateFault> faults) implements Result {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }

        record NotFound() implements Result {}
    }

    private final AuditedTemplates templates;

    PreviewTemplate(AuditedTemplates templates) {
        this.templates = templates;
    }

    public Result preview(Actor by, Request request) {
        return switch (request.source()) {
            case Source.Saved saved -> saved(by, saved, request);
            case Source.Written(var language, var body, var stated) ->
                    switch (Wording.read(language, body, stated)) {
                        case Wording.Reading.Faulty(var faults) -> new Result.Faulty(faults);
                        case Wording.Reading.Sound(var wording) -> preview(wording, request);
                    };
        };
    }

    private Result saved(Actor by, Source.Saved saved, Request request) {
        templates.reads(by, "template.read", Map.of("template", saved.name().value()));
        return ReadTemplates.find(
                        templates.store(), saved.name(), saved.language(), saved.version())
                .map(shown -> preview(wording(shown), request))
                .orElseGet(Result.NotFound::new);
    }

    private static Wording wording(ReadTemplates.Shown shown) {
        return new Wording(
                shown.template().language(),
                shown.version().body(),
                new TreeMap<>(shown.version().stated()));
    }

    private static Result preview(Wording wording, Request request) {
        if (request.values().isEmpty()) {
            return new Result.Previewed(
                    Preview.of(wording, request.rules(), request.purpose(), request.limit()));
        }
        return switch (Rendering.of(wording.body(), wording.gaps(), request.values().get())) {
            case Rendering.Faulty(var faults) -> new Result.Faulty(faults);
            case Rendering.Rendered(var text) ->
                    new Result.Previewed(
                            Preview.of(
                                    wording,
                                    text.value(),
                                    false,
                                    request.rules(),
                                    request.purpose(),
                                    request.limit()));
        };
    }
}
