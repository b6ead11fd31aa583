package dev.duly.core.template;

import dev.duly.core.text.Language;
import dev.duly.core.text.MessageText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the words of one text of a template. Whoever sends them audits it.
public final class RenderTemplate {
    /// @param language the person's own; empty when nobody knows it
    /// @param departments the department's language
    /// @param values by gap, as the caller gives them: one that the template has no gap for is a
    ///   mistake
    /// @param known what Duly knows by itself, such as `agency` and `firstName`: used where the
    ///   template has the gap and the caller gives no value
    public record Request(
            TemplateName name,
            Optional<Language> language,
            Language departments,
            Map<String, String> values,
            Map<String, String> known) {
        public Request {
            values = Map.copyOf(values);
            known = Map.copyOf(known);
        }
    }

    /// What became of it.
    public sealed interface Result {
        /// @param ref which words these are: to be kept with the text
        record Rendered(MessageText text, TemplateRef ref) implements Result {}

        /// @param faults at least one; each has the field, such as `values.date`, and the rule
        record Faulty(TemplateRef ref, List<TemplateFault> faults) implements Result {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }

        /// @param why no text can be made of this name: nobody has written it, it is archived, or
        ///   it is not in a language that may be used
        record NoTemplate(String why) implements Result {}
    }

    private final TemplateStore templates;

    public RenderTemplate(TemplateStore templates) {
        this.templates = templates;
    }

    public Result render(Request request) {
        var variants = templates.named(request.name());
        if (variants.isEmpty()) {
            return new Result.NoTemplate("There is no template " + request.name() + ".");
        }
        var live = variants.stream().filter(one -> !one.archived()).toList();
        if (live.isEmpty()) {
            return new Result.NoTemplate(
                    "The template " + request.name() + " is archived: restore it first.");
        }
        return Fallback.choose(live, request.language(), request.departments())
                .map(chosen -> rendered(chosen, request))
                .orElseGet(() ->
                        new Result.NoTemplate(
                                Fallback.sentence(
                                        live, request.language(), request.departments())));
    }

    private static Result rendered(Template chosen, Request request) {
        var values = new HashMap<>(request.values());
        for (var gap : chosen.latest().body().gaps()) {
            var known = request.known().get(gap);
            if (known != null) {
                values.putIfAbsent(gap, known);
            }
        }
        return switch (chosen.render(values)) {
            case Rendering.Rendered(var text) -> new Result.Rendered(text, chosen.ref());
            case Rendering.Faulty(var faults) -> new Result.Faulty(chosen.ref(), faults);
        };
    }
}
