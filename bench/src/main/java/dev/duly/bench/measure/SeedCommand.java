package dev.duly.bench.measure;

import dev.duly.sqlite.SqliteStorage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Makes big stores.
@Command(
        name = "seed",
        mixinStandardHelpOptions = true,
        description = {
            "Fills a new data folder with settled texts in conversations, cases and departments,",
            "through the same ports that Duly writes through."
        },
        footer = {"", "Example:", "  duly bench seed --messages 1000000 --data /tmp/big"})
final class SeedCommand implements Callable<Integer> {
    private final PrintStream out;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--messages", required = true, description = "How many texts.")
    private int messages;

    @Option(names = "--data", required = true, description = "The data folder; new or empty.")
    private Path data = Path.of("");

    SeedCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        if (messages < 1) {
            throw new ParameterException(spec.commandLine(), "--messages must be 1 or more");
        }
        var folder = data.toAbsolutePath();
        if (folder.resolve("duly.db").toFile().exists()) {
            throw new ParameterException(
                    spec.commandLine(), "--data must be a new folder: " + data + " has a store");
        }
        var clock = InstantSource.system();
        var began = System.nanoTime();
        try (var storage = SqliteStorage.serve(folder, clock)) {
            new Seed(storage, clock.instant()).sow(messages, _ -> {});
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        out.printf("%,d texts in %.0f s: %,.0f a second%n", messages, seconds, messages / seconds);
        return 0;
    }
}
