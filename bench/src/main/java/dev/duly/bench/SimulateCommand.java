package dev.duly.bench;

import dev.duly.testkit.simulation.DrawnWorlds;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs simulated worlds.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Runs whole systems of several nodes in one process, each from its seed, with faults at",
            "any call, and looks after each step whether every promise is kept. Nothing leaves this",
            "process. Ends with 0 when all were kept, 1 when one was broken, 2 when the command is",
            "wrong. A world that breaks one is shrunk and told."
        },
        footer = {
            "",
            "Examples:",
            "  duly simulate",
            "  duly simulate --worlds 100000 --seed 7 --nodes 3"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int MOST_NODES = 5;

    // Held on to, because the level of a logger that nobody holds is forgotten.
    private static final Logger ALERTS = Logger.getLogger("dev.duly.core.system.LoggedAlerts");

    private final PrintStream out;
    private final PrintStream err;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--worlds",
            defaultValue = "5000",
            description = "How many worlds. Default: ${DEFAULT-VALUE}.")
    private int worlds;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description =
                    "The first world's seed; the next has the next. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--nodes",
            defaultValue = "5",
            description =
                    "How many nodes a world has at the most, 1 to 5. Default: ${DEFAULT-VALUE}.")
    private int nodes;

    SimulateCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        if (worlds < 1) {
            throw wrong("--worlds must be 1 or more");
        }
        if (nodes < 1 || nodes > MOST_NODES) {
            throw wrong("--nodes must be 1 to " + MOST_NODES);
        }
        ALERTS.setLevel(Level.OFF);
        var drawn = new DrawnWorlds(nodes);
        var began = System.nanoTime();
        try (var bar = Bar.of("worlds", worlds, err)) {
            drawn.visit(
                    seed,
                    worlds,
                    outcome -> {
                        // At once: whoever ends the run early wants to have read it.
                        outcome.violation()
                                .map(broken -> drawn.again(outcome.plan().seed(), broken))
                                .ifPresent(err::println);
                        bar.show(drawn.worlds(), "");
                    });
        }
        show(drawn, (System.nanoTime() - began) / 1e9);
        return drawn.allKept() ? 0 : BROKEN;
    }

    private void show(DrawnWorlds drawn, double seconds) {
        out.printf(
                "%s in %.0f s on %d cores: %,.0f texts a second%n",
                drawn,
                seconds,
                Runtime.getRuntime().availableProcessors(),
                drawn.texts() / seconds);
        if (drawn.allKept()) {
            out.println("Every promise was kept.");
            return;
        }
        drawn.story().forEach(out::println);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
