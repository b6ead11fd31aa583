package dev.duly.bench;

import dev.duly.bench.measure.Measurements;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Proofs and measures of Duly as a whole. The launcher calls it as `./duly faults`, `./duly
/// simulate` and `./duly bench`.
@Command(
        name = "duly",
        description = "Puts Duly to the proof.",
        subcommands = CommandLine.HelpCommand.class)
public final class BenchMain {
    private static final int WIDTH = 100;

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(System.out, System.err).execute(arguments));
    }

    static CommandLine commandLine(PrintStream out, PrintStream err) {
        return new CommandLine(new BenchMain())
                .addSubcommand(new FaultsCommand(out, err))
                .addSubcommand(new SimulateCommand(out, err))
                .addSubcommand(Measurements.commandLine(out, err))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(WIDTH);
    }
}
