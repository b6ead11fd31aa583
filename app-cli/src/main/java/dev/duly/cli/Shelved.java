package dev.duly.cli;

import dev.duly.core.template.ShelvingResult;
import dev.duly.core.template.Template;
import dev.duly.http.Documents;
import java.util.List;
import java.util.stream.Collectors;

/// Says what became of archiving or restoring a template.
///
/// @param done what was to be done, such as `Archived`
record Shelved(Surroundings surroundings, boolean json, String done) {
    void print(ShelvingResult result) {
        switch (result) {
            case ShelvingResult.Changed(var variants) -> print(done, variants);
            case ShelvingResult.Unchanged(var variants) -> print(done + " already:", variants);
            case ShelvingResult.NotFound() -> throw TemplateCommand.notFound();
            case ShelvingResult.Contended(var name) ->
                    throw new CommandFailure(
                            ExitCode.UNAVAILABLE,
                            "Others write the template " + name + " at the same time: try again.");
        }
    }

    private void print(String word, List<Template> variants) {
        if (json) {
            Json.print(surroundings.out(), Documents.templates(variants));
            return;
        }
        surroundings
                .out()
                .println(
                        "%s %s, in %s."
                                .formatted(
                                        word,
                                        variants.getFirst().name(),
                                        variants.stream()
                                                .map(one -> one.language().tag())
                                                .collect(Collectors.joining(", "))));
    }
}
