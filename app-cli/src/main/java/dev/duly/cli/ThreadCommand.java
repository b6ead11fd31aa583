package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.message.Message;
import dev.duly.core.message.ThreadId;
import dev.duly.core.thread.Conversation;
import dev.duly.core.thread.ThreadItem;
import dev.duly.http.Documents;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows one conversation, oldest first.
@Command(
        name = "thread",
        description = "Shows one conversation, oldest first.",
        footer = {"", "Example:", "  duly thread 6921e5c10a4f3b2c1d000002"})
final class ThreadCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private Paging paging = new Paging();

    @Parameters(paramLabel = "ID", description = "The thread's id: 24 hex digits.")
    private String id = "";

    ThreadCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var wanted = Given.as("ID:", id, ThreadId::new);
        var cursor = paging.cursor();
        var limit = paging.limit();
        try (var desk = Desk.open(surroundings)) {
            var conversation =
                    desk.duly()
                            .readThreads()
                            .conversation(desk.actor(Scope.READ), wanted, cursor, limit)
                            .orElseThrow(() ->
                                    new CommandFailure(
                                            ExitCode.NOT_FOUND, "There is no thread " + wanted));
            if (options.json()) {
                Json.print(
                        surroundings.out(),
                        Documents.conversation(conversation, desk.clock().instant()));
            } else {
                print(conversation);
            }
            return ExitCode.OK.code();
        }
    }

    private void print(Conversation conversation) {
        var thread = conversation.thread();
        surroundings
                .out()
                .println(
                        "Thread %s with %s, department %s"
                                .formatted(
                                        thread.id(),
                                        thread.person().e164(),
                                        thread.departmentId()));
        surroundings.out().println();
        var table = new Table("Created", "Way", "State", "Text");
        for (var item : conversation.items()) {
            switch (item) {
                case ThreadItem.Said(var message, var _) -> said(table, message);
                case ThreadItem.Marker marker ->
                        table.row(Plain.time(marker.at()), "note", "", "* " + marker.sentence());
            }
        }
        table.print(surroundings.out());
        conversation
                .next()
                .ifPresent(next ->
                        surroundings
                                .out()
                                .println("More: duly thread " + thread.id() + " --cursor " + next));
    }

    /// Lines after the first stand under the first.
    private static void said(Table table, Message message) {
        var lines = Plain.words(MessageSheet.body(message)).split("\n", -1);
        for (var line = 0; line < lines.length; line++) {
            var isFirst = line == 0;
            table.row(
                    isFirst ? Plain.time(message.createdAt()) : "",
                    isFirst ? MessageSheet.direction(message) : "",
                    isFirst ? MessageSheet.state(message) : "",
                    lines[line]);
        }
    }
}
