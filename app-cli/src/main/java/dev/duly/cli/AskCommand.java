package dev.duly.cli;

import dev.duly.core.consent.ConsentChange.Kind;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// Has a client asked by a text whether they want texts.
@Command(
        name = "ask",
        description = {
            "Asks the client by a text whether they want texts, by the same rules as any text.",
            "For 72 hours after it went, YES is an opt-in; a STOP ends the question."
        },
        footer = {
            "",
            "Example:",
            "  duly consent +17025550142 ask --method verbal --evidence \"intake of 2026-11-20\""
        })
final class AskCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable ConsentCommand consent;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private ConsentOptions said = new ConsentOptions();

    AskCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var entry = said.entry(Kind.OPT_IN_ASKED, Optional.empty());
        return new ConsentWriting(surroundings, options.json()).write(consent, entry);
    }
}
