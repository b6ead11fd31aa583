package dev.duly.bench.measure;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Measures a text's whole way.
@Command(
        name = "path",
        mixinStandardHelpOptions = true,
        description = {
            "Starts Duly on SQLite and measures over HTTP: sending, inbound webhooks, the whole way",
            "from accepted to delivered, memory and start. A stand-in takes the provider's place.",
            "No text leaves this machine."
        },
        footer = {"", "Example:", "  duly bench path --peer --runs 3"})
final class PathCommand implements Callable<Integer> {
    private static final Set<Integer> ROWS = Set.of(12, 13, 14, 15, 16);
    private static final Duration SLOW_PROVIDER = Duration.ofMillis(50);
    private static final Duration RECEIPT = Duration.ofMillis(5);

    private final PrintStream out;
    private final PrintStream err;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private Comparison comparison = new Comparison();

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "How long each load lasts. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "2",
            description = "Seconds of the same load before. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--texts",
            defaultValue = "8000",
            description = "How many texts go the whole way. Default: ${DEFAULT-VALUE}.")
    private int texts;

    @Option(
            names = "--rows",
            split = ",",
            defaultValue = "12,13,14,15,16",
            description = "Which figures; 17 comes with 14, 18 with 12. Default: ${DEFAULT-VALUE}.")
    private List<Integer> rows = List.of();

    PathCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        rows.stream().filter(row -> !ROWS.contains(row)).findFirst().ifPresent(this::refuse);
        var figures = new Figures();
        var run = new PathRun(figures, Duration.ofSeconds(warmUp), seconds, texts);
        var withPeer = comparison.withPeer(err);
        try (var sides = comparison.sides(withPeer)) {
            for (var turn = 1; turn <= comparison.runs(); turn++) {
                for (var row : rows) {
                    measure(run, sides, row, withPeer);
                }
                err.printf("run %d of %d%n", turn, comparison.runs());
            }
        }
        figures.print(out);
        out.println(
                "Duly commits with synchronous=FULL and answers after the commit, with audit and"
                        + " thread; the peer answers on NORMAL, without either.");
        return 0;
    }

    private void measure(PathRun run, Sides sides, int row, boolean withPeer) {
        on(run, sides, row, false);
        if (withPeer) {
            on(run, sides, row, true);
        }
    }

    private void refuse(int row) {
        throw new ParameterException(
                spec.commandLine(), "--rows has no " + row + ": it is any of 12 to 16");
    }

    private void on(PathRun run, Sides sides, int row, boolean isPeer) {
        var stopwatch = new Stopwatch(texts + PathRun.CONNECTIONS + mostSteady());
        var delay = row == 15 ? SLOW_PROVIDER : Duration.ZERO;
        var receipt = row == 16 ? Duration.ZERO : RECEIPT;
        try (var provider = new ProviderStub(delay, receipt, stopwatch);
                var side = start(sides, isPeer, provider.port(), work(row))) {
            switch (row) {
                case 12 -> run.accept(side);
                case 13 -> run.inbound(side);
                case 14 -> run.whole(side, stopwatch, "14 whole path");
                case 15 -> run.whole(side, stopwatch, "15 whole path, provider 50 ms");
                case 16 -> run.steady(side, stopwatch);
                default -> throw new IllegalStateException("row " + row);
            }
        }
    }

    private int mostSteady() {
        return 500 * (seconds + warmUp);
    }

    private static Sides.Work work(int row) {
        if (row <= 13) {
            return Sides.Work.NONE;
        }
        return row == 15 ? Sides.Work.MUCH : Sides.Work.USUAL;
    }

    private static Side start(Sides sides, boolean isPeer, int provider, Sides.Work work) {
        return isPeer ? sides.peer(provider, work) : sides.duly(provider, work);
    }
}
