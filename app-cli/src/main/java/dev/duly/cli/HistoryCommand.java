package dev.duly.cli;

import dev.duly.cli.settings.Settings;
import dev.duly.core.PortException;
import dev.duly.core.access.Scope;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.importing.History;
import dev.duly.core.importing.ImportTally;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Takes over what an older server left in the database that Duly shares with it.
@Command(
        name = "import",
        description = {
            "Takes over the texts that an older server keeps in the collection messages of MONGO_DB:",
            "puts each in its thread, makes contacts of the cases and clients that they name, and",
            "writes their STOPs, their STARTs and the numbers that the provider refused into the",
            "consent ledger. Nothing of it is ever sent, and no field of theirs is changed.",
            "It may run beside live traffic, be cut off (it then goes on where it was) and be run",
            "again (what is there already stays). Needs DULY_STORE=mongo."
        },
        footer = {
            "",
            "Examples:",
            "  duly import --dry-run",
            "  duly import",
            "  duly import --department pretrial"
        })
final class HistoryCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--dry-run",
            description = "Counts what would be made and what is odd, and writes nothing.")
    private boolean dryRun;

    @Option(
            names = "--department",
            paramLabel = "ID",
            description =
                    "Whose texts they are when no number of ours in them tells. Without it the first department's; a STOP then holds for all.")
    private Optional<String> department = Optional.empty();

    HistoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!Settings.of(surroundings.environment()).backing().isShared()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is nothing to import from: an older server's texts are in MongoDB. Set DULY_STORE=mongo with its MONGO_URI and MONGO_DB, and DULY_QUEUE=redis with REDIS_URL.");
        }
        var wanted = department.map(id -> Given.as("--department", id, DepartmentId::new));
        try (var desk = Desk.open(surroundings)) {
            wanted.ifPresent(id -> check(desk, id));
            var tally = counted(desk, desk.stores().history().orElseThrow(), wanted);
            if (options.json()) {
                Json.print(surroundings.out(), Json.line(ImportSheet.members(tally, dryRun)));
            } else {
                ImportSheet.print(surroundings.out(), tally, dryRun);
            }
            return ExitCode.OK.code();
        }
    }

    private ImportTally counted(Desk desk, History history, Optional<DepartmentId> wanted) {
        var by = desk.actor(Scope.ADMIN);
        var seen = new AtomicLong();
        try (var bar = Bar.of("texts", history.about(), surroundings.err())) {
            LongConsumer progress =
                    texts -> {
                        seen.set(texts);
                        bar.show(texts);
                    };
            var importing = desk.duly().importHistory();
            return dryRun
                    ? importing.rehearse(history, wanted, progress)
                    : importing.run(history, by, wanted, progress);
        } catch (PortException e) {
            surroundings
                    .err()
                    .printf("duly: stopped after %,d texts; run it again to go on%n", seen.get());
            throw e;
        }
    }

    private static void check(Desk desk, DepartmentId id) {
        if (desk.duly().readDepartments().find(id).isEmpty()) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "There is no department " + id);
        }
    }
}
