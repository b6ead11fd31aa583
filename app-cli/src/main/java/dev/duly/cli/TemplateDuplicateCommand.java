package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.template.DuplicateTemplate;
import dev.duly.core.template.TemplateName;
import dev.duly.http.Documents;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Copies a template to a new name.
@Command(
        name = "duplicate",
        description = "Copies a template's latest words, in all its languages, to a new name.",
        footer = {"", "Example:", "  duly template court-reminder duplicate --to visit-reminder"})
final class TemplateDuplicateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable TemplateCommand template;

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(names = "--to", required = true, paramLabel = "NAME", description = "The new name.")
    private String to = "";

    TemplateDuplicateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (template == null) {
            throw new IllegalStateException("duplicate stands behind a template's name only");
        }
        var from = template.name();
        var name = Given.as("--to", to, TemplateName::new);
        try (var desk = Desk.open(surroundings)) {
            var actor = desk.actor(Scope.TEMPLATES);
            print(from, desk.duly().templates().duplicate().duplicate(actor, from, name));
            return ExitCode.OK.code();
        }
    }

    private void print(TemplateName from, DuplicateTemplate.Result result) {
        switch (result) {
            case DuplicateTemplate.Result.Duplicated(var copies) -> {
                if (options.json()) {
                    Json.print(surroundings.out(), Documents.templates(copies));
                    return;
                }
                surroundings
                        .out()
                        .println("Copied " + from + " to " + copies.getFirst().name() + ".");
            }
            case DuplicateTemplate.Result.NotFound() -> throw TemplateCommand.notFound();
            case DuplicateTemplate.Result.AlreadyThere(var name) ->
                    throw new CommandFailure(
                            ExitCode.REFUSED, "There is a template " + name + " already.");
        }
    }
}
