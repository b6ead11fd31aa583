package dev.duly.bench.measure;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The measurements, as the subcommands of `bench`.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Measures Duly, beside a peer that does the same job where one can run.",
            "Only ratios of one run count: machines drift."
        },
        footer = {"", "What each figure is: docs/reference/performance.md"})
public final class Measurements {
    private Measurements() {}

    public static CommandLine commandLine(PrintStream out, PrintStream err) {
        return new CommandLine(new Measurements())
                .addSubcommand(new PathCommand(out, err))
                .addSubcommand(new MicroCommand(out, err))
                .addSubcommand(new QueueCommand(out, err))
                .addSubcommand(new RefillCommand(out))
                .addSubcommand(new SeedCommand(out))
                .addSubcommand(new GrowthCommand(out, err));
    }
}
