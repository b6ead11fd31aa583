package dev.duly.cli;

import dev.duly.core.consent.ConsentChange.Kind;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Writes down that an earlier line was a mistake.
@Command(
        name = "correct",
        description =
                "Writes down that a line was a mistake. What the client texted as a keyword stands.",
        footer = {
            "",
            "Example:",
            "  duly consent +17025550142 correct --method verbal --source staff:6921e5c10a4f3b2c1d000009"
        })
final class CorrectCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable ConsentCommand consent;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private ConsentOptions said = new ConsentOptions();

    @Option(
            names = "--source",
            required = true,
            paramLabel = "SOURCE",
            description = "The line that was a mistake, as `duly consents` lists it.")
    private String source = "";

    CorrectCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var entry = said.entry(Kind.CORRECTION, Optional.of(source));
        return new ConsentWriting(surroundings, options.json()).write(consent, entry);
    }
}
