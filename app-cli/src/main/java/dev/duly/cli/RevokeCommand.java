package dev.duly.cli;

import dev.duly.core.consent.ConsentChange.Kind;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Writes down that a client wants no more texts.
@Command(
        name = "revoke",
        description = "Writes down that a client wants no more texts. What waits is not sent.",
        footer = {
            "",
            "Example:",
            "  duly consent +17025550142 revoke --method phone_call --words \"No more texts.\""
        })
final class RevokeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable ConsentCommand consent;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private ConsentOptions said = new ConsentOptions();

    @Option(
            names = "--reassigned",
            description = "Somebody else has the number now: it stops for every department.")
    private boolean reassigned;

    RevokeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var entry = said.entry(reassigned ? Kind.REASSIGNED : Kind.OPT_OUT, Optional.empty());
        return new ConsentWriting(surroundings, options.json()).write(consent, entry);
    }
}
