package dev.duly.bench.measure;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What all measurements have in common: how often, and whether beside the peer.
final class Comparison {
    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "How often, both sides in turn. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--peer",
            description = "Measures the peer too, turn by turn; needs Node (bench/peer/README.md).")
    private boolean peer;

    @Option(
            names = "--jar",
            defaultValue = "${sys:duly.jar:-app-cli/target/duly.jar}",
            hidden = true)
    private Path jar = Path.of("");

    @Option(names = "--peer-folder", defaultValue = "${sys:duly.peer:-bench/peer}", hidden = true)
    private Path folder = Path.of("");

    @Option(
            names = "--java-flags",
            defaultValue = "${sys:duly.serving:--XX:+UseSerialGC}",
            description = "What Java is given to run Duly with. Default: ${DEFAULT-VALUE}.")
    private String flags = "";

    int runs() {
        return runs;
    }

    /// Says on `err` why not, when it was asked for and cannot be.
    boolean withPeer(PrintStream err) {
        if (!peer) {
            return false;
        }
        var why = Sides.whyNoPeer(peerFolder());
        why.ifPresent(err::println);
        return why.isEmpty();
    }

    Path peerFolder() {
        return folder.toAbsolutePath();
    }

    DulySide.Executable executable() {
        var all = new ArrayList<>(List.of(flags.strip().split("\\s+")));
        var recorded = jar.toAbsolutePath().resolveSibling("duly.aot");
        if (Files.exists(recorded)) {
            // As the launcher starts it.
            all.addAll(List.of("-XX:AOTCache=" + recorded, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        return new DulySide.Executable(jar.toAbsolutePath(), List.copyOf(all));
    }

    Sides sides(boolean withPeer) {
        return new Sides(executable(), peerFolder(), withPeer);
    }
}
