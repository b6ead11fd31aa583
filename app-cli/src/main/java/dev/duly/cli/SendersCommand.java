package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.http.Documents;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the senders of all departments.
@Command(
        name = "senders",
        description = {
            "Lists every department's sender: whether it goes or is stopped, since when, why,",
            "and what to do."
        },
        footer = {"", "Example:", "  duly senders"})
final class SendersCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    SendersCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (var desk = Desk.open(surroundings)) {
            var _ = desk.actor(Scope.READ);
            var rows = desk.duly().readSenders().all();
            if (options.json()) {
                Json.print(surroundings.out(), Documents.senders(rows));
            } else {
                SenderTable.print(surroundings.out(), rows);
            }
            return ExitCode.OK.code();
        }
    }
}
