package dev.duly.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says which Duly this is.
@Command(
        name = "version",
        description = "Says which Duly this is, and on which Java it runs.",
        footer = {"", "Example:", "  duly version --json"})
final class VersionCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var version =
                Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                        .orElse("built without a version");
        var java = Runtime.version().toString();
        if (options.json()) {
            Json.print(surroundings.out(), Json.line(Map.of("version", version, "java", java)));
            return ExitCode.OK.code();
        }
        surroundings.out().println("Duly " + version + " on Java " + java);
        return ExitCode.OK.code();
    }
}
