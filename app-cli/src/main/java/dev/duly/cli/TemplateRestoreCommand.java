package dev.duly.cli;

import dev.duly.core.access.Scope;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// Takes an archived template back into use, in all its languages.
@Command(
        name = "restore",
        description = "Takes an archived template back into use, in all its languages.",
        footer = {"", "Example:", "  duly template court-reminder restore"})
final class TemplateRestoreCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable TemplateCommand template;

    @Mixin private CommonOptions options = new CommonOptions();

    TemplateRestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (template == null) {
            throw new IllegalStateException("restore stands behind a template's name only");
        }
        var name = template.name();
        try (var desk = Desk.open(surroundings)) {
            var actor = desk.actor(Scope.TEMPLATES);
            new Shelved(surroundings, options.json(), "Restored")
                    .print(desk.duly().templates().restore().restore(actor, name));
            return ExitCode.OK.code();
        }
    }
}
