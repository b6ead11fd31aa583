package dev.duly.bench.measure;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

/// Measures what is pure.
@Command(
        name = "micro",
        mixinStandardHelpOptions = true,
        description = {
            "Measures signature checks, segments and templates, with JMH.",
            "Duly's signature check includes reading the form; the peer's is given it read."
        },
        footer = {"", "Example:", "  duly bench micro --peer"})
final class MicroCommand implements Callable<Integer> {
    private static final Map<String, String> ROWS =
            Map.of(
                    "signature19", "signature, 19 parameters",
                    "signature8", "signature, 8 parameters",
                    "segments160", "segments, 160 GSM-7",
                    "segments300", "segments, 300 UCS-2",
                    "template", "template, 5 gaps");

    private static final int WARM_UPS = 3;

    private final PrintStream out;
    private final PrintStream err;

    @Mixin private Comparison comparison = new Comparison();

    MicroCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws RunnerException {
        var figures = new Figures();
        var withPeer = comparison.withPeer(err);
        for (var turn = 1; turn <= comparison.runs(); turn++) {
            measure(figures);
            if (withPeer) {
                new PeerScript(comparison.peerFolder(), Map.of())
                        .run(
                                figures,
                                "micro.js",
                                JsonMapper.shared().writeValueAsString(MicroSamples.all()));
            }
            err.printf("run %d of %d%n", turn, comparison.runs());
        }
        out.println("Operations a second:");
        figures.print(out);
        return 0;
    }

    private static void measure(Figures figures) throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include(PureBenchmarks.class.getName())
                        .mode(Mode.Throughput)
                        .timeUnit(TimeUnit.SECONDS)
                        .forks(1)
                        .jvmArgs("-XX:+UseSerialGC")
                        .warmupIterations(WARM_UPS)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build();
        for (var result : new Runner(options).run()) {
            var primary = result.getPrimaryResult();
            figures.add(
                    ROWS.getOrDefault(primary.getLabel(), primary.getLabel()),
                    "duly",
                    primary.getScore());
        }
    }
}
