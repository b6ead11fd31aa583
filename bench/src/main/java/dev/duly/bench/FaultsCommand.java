package dev.duly.bench;

import dev.duly.bench.faults.FaultRun;
import dev.duly.bench.faults.Plan;
import dev.duly.bench.faults.Report;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Runs the proof by fault.
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = FaultsCommand.FAILED,
        description = {
            "Kills, pauses and cuts off real processes while texts flow, and looks whether every",
            "promise was kept: nothing twice, nothing lost, nothing unexplained. No text leaves this",
            "machine. Ends with 0 when all were kept, 1 when one was broken, 2 when the command is",
            "wrong, and 3 when the run itself failed and nothing is proved."
        },
        footer = {
            "",
            "Examples:",
            "  duly faults",
            "  duly faults --texts 20000 --kills 200 --seed 7 --minutes 60",
            "  duly faults --nodes 3 --kills 30",
            "  duly faults --nodes 3 --rolling",
            "",
            "What is checked: docs/reference/reliability.md"
        })
final class FaultsCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    static final int FAILED = 3;
    private static final int MOST_NODES = 5;

    private final PrintStream out;
    private final PrintStream err;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--nodes",
            defaultValue = "1",
            description = {
                "How many servers. One keeps all in a file; several, up to 5, share a Redis, which is",
                "killed, paused, flushed and cut off too, and a stand-in for MongoDB. Default: ${DEFAULT-VALUE}."
            })
    private int nodes;

    @Option(
            names = "--texts",
            defaultValue = "300",
            description = "How many texts are asked for. Default: ${DEFAULT-VALUE}.")
    private int texts;

    @Option(
            names = "--kills",
            defaultValue = "12",
            description = "How many faults strike, of all kinds. Default: ${DEFAULT-VALUE}.")
    private int kills;

    @Option(
            names = "--rolling",
            description = {
                "No faults: each server is restarted in order, one after the other, as for a new release.",
                "No text may leave later than a lease after it was accepted."
            })
    private boolean rolling;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "What the plan is drawn from. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--minutes",
            defaultValue = "60",
            description =
                    "How long texts and faults may go on; the rest is left out then. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--settle",
            defaultValue = "5",
            description =
                    "How many minutes all may take to settle afterwards. Default: ${DEFAULT-VALUE}.")
    private int settleMinutes;

    @Option(names = "--json", description = "Prints the report as JSON.")
    private boolean json;

    @Option(
            names = "--keep",
            description = "Keeps the folder with the data and the logs, even when all went well.")
    private boolean keep;

    @Option(
            names = "--jar",
            defaultValue = "${sys:duly.jar:-app-cli/target/duly.jar}",
            hidden = true)
    private Path jar = Path.of("");

    FaultsCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        check();
        var plan =
                rolling ? Plan.rolling(seed, nodes, texts) : Plan.draw(seed, nodes, texts, kills);
        var order =
                new FaultRun.Order(
                        jar.toAbsolutePath(),
                        plan,
                        Duration.ofMinutes(minutes),
                        Duration.ofMinutes(settleMinutes),
                        keep);
        try {
            var report = run(order);
            show(report);
            return report.isGreen() ? 0 : BROKEN;
        } catch (IllegalStateException e) {
            err.println("duly: the run failed, and nothing is proved: " + e.getMessage());
            return FAILED;
        }
    }

    private Report run(FaultRun.Order order) {
        try (var bar = Bar.of("faults", texts, err)) {
            return new FaultRun(order, bar::show).run();
        }
    }

    private void show(Report report) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(report.members()));
            return;
        }
        new ReportPage(out).print(report);
    }

    private void check() {
        positive("--nodes", nodes);
        if (nodes > MOST_NODES) {
            throw wrong("--nodes must be at most " + MOST_NODES);
        }
        positive("--texts", texts);
        positive("--minutes", minutes);
        positive("--settle", settleMinutes);
        if (rolling && nodes == 1) {
            throw wrong("--rolling takes --nodes 2 or more: one server alone is away meanwhile");
        }
        if (kills < 0) {
            throw wrong("--kills must be 0 or more");
        }
        if (!Files.isRegularFile(jar)) {
            throw wrong("there is no executable at " + jar + "; start this as ./duly faults");
        }
    }

    private void positive(String option, int value) {
        if (value < 1) {
            throw wrong(option + " must be 1 or more");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
