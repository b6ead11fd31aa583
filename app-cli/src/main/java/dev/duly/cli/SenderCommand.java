package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.http.Documents;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows one sender; with a verb behind the id, does something to it.
@Command(
        name = "sender",
        description =
                "Shows one sender: whether it goes or is stopped, since when, why, and what to do.",
        footer = {
            "",
            "Examples:",
            "  duly sender +15005550006",
            "  duly sender MG0123456789abcdef0123456789abcdef resume"
        })
final class SenderCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "ID",
            description = "A number, a messaging service (MG...), or the whole account (AC...).")
    private String id = "";

    SenderCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    String id() {
        return id;
    }

    @Override
    public Integer call() {
        try (var desk = Desk.open(surroundings)) {
            var _ = desk.actor(Scope.READ);
            var rows =
                    desk.duly().readSenders().all().stream()
                            .filter(row -> row.isCalled(id))
                            .toList();
            if (rows.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "No department sends from " + Plain.line(id) + ": see duly senders");
            }
            if (options.json()) {
                Json.print(surroundings.out(), Documents.senders(rows));
            } else {
                SenderTable.print(surroundings.out(), rows);
            }
            return ExitCode.OK.code();
        }
    }
}
