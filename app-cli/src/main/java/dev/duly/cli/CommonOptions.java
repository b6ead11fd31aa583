package dev.duly.cli;

import picocli.CommandLine.Option;

/// What every command that prints knows.
final class CommonOptions {
    @Option(names = "--json", description = "Prints JSON with the members that the HTTP API uses.")
    private boolean json;

    boolean json() {
        return json;
    }
}
