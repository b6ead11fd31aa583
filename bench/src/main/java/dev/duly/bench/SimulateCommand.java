package dev.duly.bench;

import dev.duly.testkit.simulation.Shrinking;
import dev.duly.testkit.simulation.Simulation;
import dev.duly.testkit.simulation.Tampering;
import dev.duly.testkit.simulation.Violation;
import dev.duly.testkit.simulation.WorldPlan;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
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
    private static final int SHRINKING = 2_000;

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
        var began = System.nanoTime();
        var tally = new Tally();
        try (var bar = Bar.of("worlds", worlds, err)) {
            LongStream.range(seed, seed + worlds)
                    .parallel()
                    .mapToObj(one -> Simulation.run(WorldPlan.drawn(one, nodes)))
                    .forEach(outcome -> bar.show(tally.add(outcome), ""));
        }
        show(tally, (System.nanoTime() - began) / 1e9);
        return tally.broken.isEmpty() ? 0 : BROKEN;
    }

    private void show(Tally tally, double seconds) {
        out.printf(
                "%,d worlds, %,d texts, %,d steps in %.0f s: %,.0f texts a second%n",
                worlds, tally.texts, tally.steps, seconds, tally.texts / seconds);
        tally.gaps.forEach((gap, times) -> out.printf("declared gap, %d times: %s%n", times, gap));
        if (tally.broken.isEmpty()) {
            out.println("Every promise was kept.");
            return;
        }
        tally.broken.forEach((broken, violation) ->
                out.printf("BROKEN in world %d: %s%n", broken, violation.promise()));
        tell(tally.broken.firstKey());
    }

    private void tell(long broken) {
        var smallest =
                Shrinking.smallest(WorldPlan.drawn(broken, nodes), Tampering.NONE, SHRINKING);
        out.println("The smallest world that was found: " + smallest.plan());
        smallest.story().forEach(out::println);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /// What all worlds came to.
    private static final class Tally {
        private final TreeMap<Long, Violation> broken = new TreeMap<>();
        private final Map<String, Integer> gaps = new TreeMap<>();
        private int worlds;
        private long texts;
        private long steps;

        /// How many worlds there were so far.
        synchronized int add(Simulation.Outcome outcome) {
            worlds++;
            texts += outcome.texts();
            steps += outcome.steps();
            outcome.gaps().forEach((gap, times) -> gaps.merge(gap, times, Integer::sum));
            outcome.violation().ifPresent(found -> broken.put(outcome.plan().seed(), found));
            return worlds;
        }
    }
}
