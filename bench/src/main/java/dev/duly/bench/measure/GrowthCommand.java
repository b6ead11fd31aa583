package dev.duly.bench.measure;

import dev.duly.sqlite.SqliteStorage;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures whether Duly stays as fast when it holds much.
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = {
            "Fills two stores and asks Duly on each, in turn, for the same: to send, and for a page",
            "of a thread, of the inbox and of a case. Each may take 1.5 times as long at most."
        },
        footer = {"", "Example:", "  duly bench growth --small 10000 --large 1000000"})
final class GrowthCommand implements Callable<Integer> {
    private static final double MOST = 1.5;
    private static final int TOO_MUCH = 1;
    private static final int WARM_UP = 400;
    private static final Duration RECEIPT = Duration.ofMillis(5);

    private final PrintStream out;
    private final PrintStream err;

    @Mixin private Comparison comparison = new Comparison();

    @Option(
            names = "--small",
            defaultValue = "10000",
            description = "Texts in the small store. Default: ${DEFAULT-VALUE}.")
    private int small;

    @Option(
            names = "--large",
            defaultValue = "1000000",
            description = "Texts in the large store. Default: ${DEFAULT-VALUE}.")
    private int large;

    @Option(
            names = "--requests",
            defaultValue = "300",
            description = "Requests of each kind and run. Default: ${DEFAULT-VALUE}.")
    private int requests;

    GrowthCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        var medians = new TreeMap<String, Map<String, List<Double>>>();
        try (var scratch = Scratch.make();
                var programs = new Programs();
                var provider = new ProviderStub(Duration.ZERO, RECEIPT, new Stopwatch(large));
                var little = store(scratch, programs, provider, small);
                var much = store(scratch, programs, provider, large)) {
            new GrowthRun(little, small).measure(WARM_UP);
            new GrowthRun(much, large).measure(WARM_UP);
            for (var turn = 1; turn <= comparison.runs(); turn++) {
                keep(medians, "small", new GrowthRun(little, small).measure(requests));
                keep(medians, "large", new GrowthRun(much, large).measure(requests));
                err.printf("run %d of %d%n", turn, comparison.runs());
            }
        }
        return show(medians);
    }

    private DulySide store(Scratch scratch, Programs programs, ProviderStub provider, int texts) {
        var folder = scratch.folder("store");
        var clock = InstantSource.system();
        try (var storage = SqliteStorage.serve(folder.resolve("data"), clock)) {
            new Seed(storage, clock.instant()).sow(texts, _ -> {});
        }
        err.printf("%,d texts are kept%n", texts);
        return DulySide.start(comparison.executable(), programs, folder, provider.port(), 100_000);
    }

    private static void keep(
            Map<String, Map<String, List<Double>>> medians,
            String store,
            Map<String, Double> measured) {
        measured.forEach((what, millis) ->
                medians.computeIfAbsent(what, _ -> new TreeMap<>())
                        .computeIfAbsent(store, _ -> new ArrayList<>())
                        .add(millis));
    }

    private int show(Map<String, Map<String, List<Double>>> medians) {
        var isWithin = true;
        out.printf(
                "%-24s %12s %12s %8s%n", "median, ms", small + " texts", large + " texts", "ratio");
        for (var figure : medians.entrySet()) {
            var little = median(figure.getValue().getOrDefault("small", List.of()));
            var much = median(figure.getValue().getOrDefault("large", List.of()));
            isWithin &= much / little <= MOST;
            out.printf(
                    "%-24s %12.2f %12.2f %7.2fx%n", figure.getKey(), little, much, much / little);
        }
        out.println(isWithin ? "All stay within 1.5 times." : "Not all stay within 1.5 times.");
        return isWithin ? 0 : TOO_MUCH;
    }

    private static double median(List<Double> runs) {
        return Figures.median(runs.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }
}
