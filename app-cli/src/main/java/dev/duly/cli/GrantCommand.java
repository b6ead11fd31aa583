package dev.duly.cli;

import dev.duly.core.consent.ConsentChange.Kind;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// Writes down that a client agrees to texts.
@Command(
        name = "grant",
        description = "Writes down that a client agrees to texts; after an opt-out, with evidence.",
        footer = {
            "",
            "Example:",
            "  duly consent +17025550142 grant --method paper --evidence \"form 7, case C-1042\""
        })
final class GrantCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable ConsentCommand consent;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private ConsentOptions said = new ConsentOptions();

    GrantCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var entry = said.entry(Kind.OPT_IN, Optional.empty());
        return new ConsentWriting(surroundings, options.json()).write(consent, entry);
    }
}
