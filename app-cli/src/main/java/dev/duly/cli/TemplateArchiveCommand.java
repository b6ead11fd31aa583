package dev.duly.cli;

import dev.duly.core.access.Scope;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// Takes a template out of use, in all its languages. It is kept, with every version.
@Command(
        name = "archive",
        description =
                "Takes a template out of use, in all its languages. It is kept, with every version.",
        footer = {"", "Example:", "  duly template court-reminder archive"})
final class TemplateArchiveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable TemplateCommand template;

    @Mixin private CommonOptions options = new CommonOptions();

    TemplateArchiveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (template == null) {
            throw new IllegalStateException("archive stands behind a template's name only");
        }
        var name = template.name();
        try (var desk = Desk.open(surroundings)) {
            var actor = desk.actor(Scope.TEMPLATES);
            new Shelved(surroundings, options.json(), "Archived")
                    .print(desk.duly().templates().archive().archive(actor, name));
            return ExitCode.OK.code();
        }
    }
}
