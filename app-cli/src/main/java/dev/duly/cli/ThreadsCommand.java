package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.http.Documents;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists conversations, the latest first.
@Command(
        name = "threads",
        description = "Lists conversations, the latest first.",
        footer = {"", "Example:", "  duly threads --limit 20"})
final class ThreadsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private Paging paging = new Paging();

    ThreadsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var cursor = paging.cursor();
        var limit = paging.limit();
        try (var desk = Desk.open(surroundings)) {
            var page = desk.duly().readThreads().list(desk.actor(Scope.READ), cursor, limit);
            if (options.json()) {
                Json.print(surroundings.out(), Documents.threads(page));
                return ExitCode.OK.code();
            }
            if (page.items().isEmpty()) {
                surroundings.out().println("No conversations yet.");
                return ExitCode.OK.code();
            }
            var table = new Table("Latest", "Thread", "Person", "Department");
            for (var thread : page.items()) {
                table.row(
                        Plain.time(thread.lastAt()),
                        thread.id().value(),
                        thread.person().e164(),
                        thread.departmentId().value());
            }
            table.print(surroundings.out());
            page.next()
                    .ifPresent(next ->
                            surroundings.out().println("More: duly threads --cursor " + next));
            return ExitCode.OK.code();
        }
    }
}
